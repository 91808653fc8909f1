package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.schema.Operation;
import java.util.function.Supplier;

/**
 * The root fields of a mutation, one after the other. As a rule they are all or nothing: the first that fails undoes the
 * others, and those that follow it do not begin. Where each stands for itself, it undoes itself alone.
 */
public record RootMutations(Mutations mutations) {
    /**
     * @param resultKey of the field in the response
     * @param call may fail where arguments do not fit their types; is not asked for by a field that does not begin
     */
    public Payload run(
            Operation.Write operation, OperationContext context, String resultKey, Supplier<FieldCall> call) {
        return run(context, resultKey, () -> run(operation, call.get()));
    }

    /** The same for a root field that writes no rows of a collection. */
    public static <T> T run(OperationContext context, String resultKey, Supplier<T> work) {
        OperationSession session = context.session();
        if (session.hasFailed()) {
            throw new ApiException(
                    ErrorCode.TRANSACTION_ROLLED_BACK,
                    "Not carried out, because another mutation of the same request failed");
        }
        try {
            session.beginField(resultKey);
            return work.get();
        } catch (RuntimeException e) {
            session.rollBack();
            throw e;
        }
    }

    private Payload run(Operation.Write operation, FieldCall call) {
        Payload payload = mutations.run(operation, call);
        if (call.context().session().isUndone(call.resultKey())) {
            call.context().failureIsReportedBy(call.resultKey());
        }
        return payload;
    }
}
