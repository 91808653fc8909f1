package dev.weft.resolvers.wiring;

import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.NodeRows;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.Row;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resolves {@code node(id:)}. What is no id names no row. */
record NodeFetcher(NodeRows rows) implements DataFetcher<@Nullable Row> {
    @Override
    public @Nullable Row get(DataFetchingEnvironment env) {
        String id = Objects.requireNonNull(env.getArgument("id"));
        return rows.row(id, FieldSelection.of(env), OperationContext.of(env).reader());
    }
}
