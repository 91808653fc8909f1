package dev.weft.resolvers.wiring;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.sql.Row;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** Resolves {@code me}: the row that the caller is, or acts as. */
record MeFetcher(Planner planner, CollectionModel users) implements DataFetcher<@Nullable Row> {
    @Override
    public @Nullable Row get(DataFetchingEnvironment env) {
        OperationContext context = OperationContext.of(env);
        return context.caller()
                .user()
                .map(user -> context.reader().row(planner.row(users, user, FieldSelection.of(env))))
                .orElse(null);
    }
}
