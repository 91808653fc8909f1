package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.schema.Operation;
import java.util.function.Supplier;

/**
 * The root fields of a mutation, one after the other, all or nothing: the first that fails undoes the others, and those
 * that follow it do not begin.
 */
public record AtomicMutations(Mutations mutations) {
    /**
     * @param call may fail where arguments do not fit their types; is not asked for by a field that does not begin
     */
    public Payload run(Operation.Write operation, OperationContext context, Supplier<FieldCall> call) {
        OperationSession session = context.session();
        if (session.hasFailed()) {
            throw new ApiException(
                    ErrorCode.TRANSACTION_ROLLED_BACK,
                    "Not carried out, because another mutation of the same request failed");
        }
        try {
            return run(operation, call.get());
        } catch (RuntimeException e) {
            session.rollBack();
            throw e;
        }
    }

    private Payload run(Operation.Write operation, FieldCall call) {
        Payload payload = mutations.run(operation, call);
        if (call.context().session().hasFailed()) {
            call.context().failureIsReportedBy(call.resultKey());
        }
        return payload;
    }
}
