package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mutation does, checked and ready to become statements. */
public sealed interface WritePlan {
    CollectionModel collection();

    record Create(CollectionModel collection, RowChanges changes) implements WritePlan {}

    /** New rows, in the order of the input. */
    record CreateMany(CollectionModel collection, List<RowChanges> rows) implements WritePlan {
        public CreateMany {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param key primary key of the row
     * @param ifVersion the version that the row must have; null for any
     */
    record Update(
            CollectionModel collection,
            Object key,
            @Nullable String ifVersion,
            RowChanges changes) implements WritePlan {}

    record Delete(
            CollectionModel collection,
            Object key,
            @Nullable String ifVersion) implements WritePlan {}
}
