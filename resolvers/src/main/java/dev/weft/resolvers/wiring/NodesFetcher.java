package dev.weft.resolvers.wiring;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowsReader;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves {@code nodes(ids:)} in the order of the ids, by one statement for each collection among them. */
record NodesFetcher(ProjectModel model, Planner planner, ReadLimits limits)
        implements DataFetcher<List<@Nullable Row>> {
    @Override
    public List<@Nullable Row> get(DataFetchingEnvironment env) {
        List<Optional<NodeKey>> nodes =
                ids(env).stream().map(id -> NodeKey.of(model, id)).toList();
        Map<NodeKey, Row> found =
                fetch(nodes, FieldSelection.of(env), OperationContext.of(env).reader());
        List<@Nullable Row> rows = new ArrayList<>();
        nodes.forEach(node -> rows.add(node.map(found::get).orElse(null)));
        return rows;
    }

    private List<String> ids(DataFetchingEnvironment env) {
        List<String> ids = Objects.requireNonNull(env.getArgument("ids"));
        if (ids.size() > limits.maxPage()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "'ids' has " + ids.size() + " ids; it may have " + limits.maxPage())
                    .at(List.of("ids")));
        }
        return ids;
    }

    private Map<NodeKey, Row> fetch(List<Optional<NodeKey>> nodes, Selection selection, RowsReader reader) {
        Map<CollectionModel, Set<Object>> keys = new LinkedHashMap<>();
        nodes.forEach(each -> each.ifPresent(node -> keys.computeIfAbsent(node.collection(), _ -> new LinkedHashSet<>())
                .add(node.key())));
        Map<NodeKey, Row> found = new HashMap<>();
        keys.forEach((collection, wanted) -> reader.byKey(planner.rows(collection, selection), wanted)
                .forEach((key, row) -> found.put(new NodeKey(collection, key), row)));
        return found;
    }
}
