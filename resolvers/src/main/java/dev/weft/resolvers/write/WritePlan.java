package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mutation does, checked and ready to become statements. */
public sealed interface WritePlan {
    CollectionModel collection();

    /**
     * @param conflict what happens to a row that is there already; null where that is an error
     */
    record Create(
            CollectionModel collection,
            RowChanges changes,
            @Nullable Conflict conflict) implements WritePlan {}

    /**
     * @param key primary key of the row
     * @param ifVersion the version that the row must have; null for any
     */
    record Update(
            CollectionModel collection,
            Object key,
            @Nullable String ifVersion,
            RowChanges changes,
            List<ColumnOp> ops) implements WritePlan {
        boolean isEmpty() {
            return changes.isEmpty() && ops.isEmpty();
        }
    }

    record Delete(
            CollectionModel collection,
            Object key,
            @Nullable String ifVersion) implements WritePlan {}
}
