package dev.weft.resolvers.wiring;

import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.write.Payload;
import dev.weft.resolvers.write.RootMutations;
import dev.weft.resolvers.write.RowResult;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.PayloadMember;
import dev.weft.schema.Operation.ResultMember;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;

/** Resolves a root field of a mutation. */
record MutationFetcher(RootMutations mutations, Operation.Write operation) implements DataFetcher<Payload> {
    @Override
    public Payload get(DataFetchingEnvironment env) {
        return mutations.run(
                operation, OperationContext.of(env), env.getField().getResultKey(), () -> FieldCall.of(env));
    }

    static DataFetcher<?> member(ResultMember member) {
        return env -> {
            RowResult result = Objects.requireNonNull(env.getSource());
            return result.member(member);
        };
    }

    static DataFetcher<?> member(PayloadMember member) {
        return env -> {
            Payload payload = Objects.requireNonNull(env.getSource());
            return payload.member(member, env.getArguments());
        };
    }
}
