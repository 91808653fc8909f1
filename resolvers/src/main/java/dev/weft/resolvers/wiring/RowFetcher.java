package dev.weft.resolvers.wiring;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.Row;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves {@code article(id:)} and {@code articleBy(key:)}. */
record RowFetcher(CollectionModel collection, RowFetcher.Planning planning) implements DataFetcher<@Nullable Row> {
    @FunctionalInterface
    interface Planning {
        RowPlan plan(CollectionModel collection, Map<String, Object> arguments, Selection selection);
    }

    static RowFetcher byId(Planner planner, CollectionModel collection) {
        return new RowFetcher(collection, planner::rowById);
    }

    static RowFetcher byKey(Planner planner, CollectionModel collection) {
        return new RowFetcher(collection, planner::rowByKey);
    }

    @Override
    public @Nullable Row get(DataFetchingEnvironment env) {
        RowPlan plan = planning.plan(collection, env.getArguments(), FieldSelection.of(env));
        return OperationContext.of(env).reader().row(plan);
    }
}
