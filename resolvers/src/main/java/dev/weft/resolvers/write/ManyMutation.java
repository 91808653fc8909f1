package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** One root field of a mutation of many rows: answers failures where its caller wants to see them. */
final class ManyMutation {
    private final FieldCall call;
    private final PayloadSelection selection;

    ManyMutation(FieldCall call, CollectionModel collection) {
        this.call = call;
        this.selection = PayloadSelection.ofMany(call.selection(), collection);
    }

    /**
     * @param argument whose parts are the results, where it fails
     * @param parts how many it has
     */
    Payload run(String argument, int parts, Supplier<BulkPayload> work) {
        try {
            return work.get();
        } catch (ApiException refusal) {
            if (!selection.errors() || !Mutation.isCorrectable(refusal)) {
                throw refusal;
            }
            session().rollBack();
            return BulkPayload.failed(argument, parts, refusal.errors());
        }
    }

    OperationSession session() {
        return call.context().session();
    }

    /** What is answered of each row. */
    RowShape shape() {
        return selection.row();
    }

    /** A single statement commits by itself where nothing else is asked of the database. */
    void writesOnceIf(boolean oneStatement) {
        if (oneStatement && call.alone() && !selection.readsMore()) {
            session().writesOnce();
        }
    }

    /** Whether parts may fail alone. */
    boolean goesOn() {
        return "CONTINUE".equals(call.arguments().get("onError"));
    }

    /** GraphQL has coerced it to a list of input objects. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> parts(String argument) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(call.arguments().get(argument));
    }
}
