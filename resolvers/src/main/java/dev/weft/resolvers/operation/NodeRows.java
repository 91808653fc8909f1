package dev.weft.resolvers.operation;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowsReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of any collection by their global ids. */
public record NodeRows(ProjectModel model, Planner planner, ReadLimits limits) {
    /** Null where the text is no id, or names no row. */
    public @Nullable Row row(String id, Selection selection, RowsReader reader) {
        return NodeKey.of(model, id)
                .map(node -> reader.row(planner.row(node.collection(), node.key(), selection)))
                .orElse(null);
    }

    /** In the order of the ids, by one statement for each collection among them. */
    public List<@Nullable Row> rows(List<String> ids, Selection selection, RowsReader reader) {
        if (ids.size() > limits.maxPage()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "'ids' has " + ids.size() + " ids; it may have " + limits.maxPage())
                    .at(List.of("ids")));
        }
        List<Optional<NodeKey>> nodes =
                ids.stream().map(id -> NodeKey.of(model, id)).toList();
        Map<NodeKey, Row> found = fetch(nodes, selection, reader);
        List<@Nullable Row> rows = new ArrayList<>();
        nodes.forEach(node -> rows.add(node.map(found::get).orElse(null)));
        return rows;
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
