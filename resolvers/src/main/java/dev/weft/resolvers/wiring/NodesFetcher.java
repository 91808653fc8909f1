package dev.weft.resolvers.wiring;

import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.NodeRows;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.Row;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resolves {@code nodes(ids:)} in the order of the ids. */
record NodesFetcher(NodeRows rows) implements DataFetcher<List<@Nullable Row>> {
    @Override
    public List<@Nullable Row> get(DataFetchingEnvironment env) {
        List<String> ids = Objects.requireNonNull(env.getArgument("ids"));
        return rows.rows(ids, FieldSelection.of(env), OperationContext.of(env).reader());
    }
}
