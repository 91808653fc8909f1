package dev.weft.resolvers.wiring;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.sql.RowPage;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

/** Resolves {@code articles(filter:, orderBy:, first:, ...)}. */
record ListFetcher(Planner planner, CollectionModel collection) implements DataFetcher<RowPage> {
    @Override
    public RowPage get(DataFetchingEnvironment env) {
        PagePlan plan = planner.page(collection, env.getArguments(), FieldSelection.of(env));
        return OperationContext.of(env).reader().page(plan);
    }
}
