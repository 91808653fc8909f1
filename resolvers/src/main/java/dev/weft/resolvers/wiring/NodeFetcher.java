package dev.weft.resolvers.wiring;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.sql.Row;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resolves {@code node(id:)}. What is no id names no row. */
record NodeFetcher(ProjectModel model, Planner planner) implements DataFetcher<@Nullable Row> {
    @Override
    public @Nullable Row get(DataFetchingEnvironment env) {
        String id = Objects.requireNonNull(env.getArgument("id"));
        return NodeKey.of(model, id).map(key -> fetch(key, env)).orElse(null);
    }

    private @Nullable Row fetch(NodeKey node, DataFetchingEnvironment env) {
        CollectionModel collection = node.collection();
        RowPlan plan = planner.row(collection, node.key(), FieldSelection.of(env));
        return OperationContext.of(env).reader().row(plan);
    }
}
