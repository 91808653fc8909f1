package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.write.Grouped.Each;
import dev.weft.resolvers.write.NestedWrite.Upsert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Nested rows that were made or met others, in the order in which they were given. A row that the caller cannot read is
 * none that others may be related to.
 */
record Upserted(List<Written> written) {
    /**
     * Those that treat a row which is there in the same way are written together.
     *
     * @param row all that is written of it
     * @param links names of relations that others give the rows
     */
    static Upserted of(
            TreeWriter tree,
            CollectionModel collection,
            List<Each<Upsert>> upserts,
            Function<Each<Upsert>, RowChanges> row,
            Set<String> links,
            RowShape shape) {
        Map<Conflict, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < upserts.size(); i++) {
            alike.computeIfAbsent(upserts.get(i).write().conflict(), _ -> new ArrayList<>())
                    .add(i);
        }
        @Nullable Written[] written = new Written[upserts.size()];
        alike.forEach((conflict, positions) -> {
            List<RowChanges> rows =
                    positions.stream().map(at -> row.apply(upserts.get(at))).toList();
            List<Written> some = tree.write(collection, rows, links, conflict, shape);
            for (int i = 0; i < some.size(); i++) {
                if (!some.get(i).seen()) {
                    throw new ApiException(RowErrors.taken(rows.get(i).path()));
                }
                written[positions.get(i)] = some.get(i);
            }
        });
        return new Upserted(Arrays.stream(written).map(Objects::requireNonNull).toList());
    }

    List<Object> keys() {
        return written.stream().map(each -> each.row().key()).toList();
    }

    int changed() {
        return (int) written.stream()
                .filter(each -> each.outcome() != Outcome.UNCHANGED)
                .count();
    }
}
