package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.plan.OrderReader;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import java.util.List;

/** One root field of a mutation: does its work, and answers failures where its caller wants to see them. */
final class Mutation {
    private static final String OPS = "ops";

    private final Rights rights;
    private final CollectionModel collection;
    private final Verb verb;
    private final FieldCall call;

    /** What a mutation does to a row. */
    enum Verb {
        CREATE("Create", "input"),
        UPDATE("Update", "patch"),
        DELETE("Delete", "id");

        private final String prefix;
        private final String argument;

        Verb(String prefix, String argument) {
            this.prefix = prefix;
            this.argument = argument;
        }

        String payloadType(CollectionModel collection) {
            return prefix + collection.typeName() + "Payload";
        }
    }

    /** Plans and writes. */
    @FunctionalInterface
    interface Work {
        Written write(RowWriter writer, RowShape returned);
    }

    /** What the database refuses is told with the place in the arguments. */
    private WriteErrors.Place place() {
        Object ops = call.arguments().get(OPS);
        List<ColumnOp> read =
                ops == null ? List.of() : new OpsReader(collection, ArgumentPath.of(OPS), new Findings()).read(ops);
        return new RefusedPatch(ArgumentPath.of(verb.argument), ArgumentPath.of(OPS), read);
    }

    Mutation(Rights rights, CollectionModel collection, Verb verb, FieldCall call) {
        this.rights = rights;
        this.collection = collection;
        this.verb = verb;
        this.call = call;
    }

    Payload run(Work work) {
        OperationSession session = call.context().session();
        OrderReader orders = new OrderReader(rights.model(), ReadLimits.DEFAULT);
        PayloadSelection selection =
                PayloadSelection.of(call.selection(), collection, verb.payloadType(collection), orders);
        try {
            RowWriter writer = new RowWriter(rights.writing(session), call.alone() && !selection.readsMore());
            return RowPayload.of(work.write(writer, selection.row()), orders);
        } catch (ApiException refusal) {
            ApiException described = described(refusal);
            if (!selection.errors() || !isCorrectable(described)) {
                throw described;
            }
            session.rollBack();
            return RowPayload.failed(described.errors(), orders);
        }
    }

    private ApiException described(ApiException refusal) {
        WriteErrors errors = new WriteErrors(rights.model(), collection, place());
        return switch (verb) {
            case CREATE, UPDATE -> errors.ofValues(refusal);
            case DELETE -> errors.ofDelete(refusal);
        };
    }

    /** Whether a user can do something about all of it; everything else is for the top level. */
    static boolean isCorrectable(ApiException refusal) {
        return refusal.errors().stream().allMatch(Mutation::isCorrectable);
    }

    private static boolean isCorrectable(ApiError error) {
        return switch (error.code()) {
            case VALIDATION_FAILED,
                    BAD_USER_INPUT,
                    FORBIDDEN,
                    NOT_FOUND,
                    UNIQUE_VIOLATION,
                    FOREIGN_KEY_VIOLATION,
                    NOT_NULL_VIOLATION,
                    CHECK_VIOLATION,
                    EXCLUSION_VIOLATION,
                    VALUE_OUT_OF_RANGE,
                    VERSION_CONFLICT,
                    AFFECTED_LIMIT_EXCEEDED -> true;
            default -> false;
        };
    }
}
