package dev.weft.resolvers.wiring;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.OperationSession;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** A root field of a mutation: the first that fails undoes the others, and those that follow it do not begin. */
record RootMutation(DataFetcher<?> mutation) implements DataFetcher<@Nullable Object> {
    @Override
    public @Nullable Object get(DataFetchingEnvironment env) throws Exception {
        OperationContext context = OperationContext.of(env);
        OperationSession session = context.session();
        if (session.hasFailed()) {
            throw new ApiException(
                    ErrorCode.TRANSACTION_ROLLED_BACK,
                    "Not carried out, because another mutation of the same request failed");
        }
        try {
            Object payload = mutation.get(env);
            if (session.hasFailed()) {
                context.failureIsReportedBy(env.getField().getResultKey());
            }
            return payload;
        } catch (Exception e) {
            session.rollBack();
            throw e;
        }
    }
}
