package dev.weft.resolvers.write;

import dev.weft.model.UniqueKey;
import java.util.List;

/** How an argument names a row of another collection, with the place in the arguments where it does. */
public sealed interface RowKey {
    List<String> path();

    /** By primary key. */
    record ById(Object key, List<String> path) implements RowKey {}

    /**
     * By the values of a unique key.
     *
     * @param values one for each of its columns, in their order
     */
    record ByUnique(UniqueKey key, List<Object> values, List<String> path) implements RowKey {
        public ByUnique {
            values = List.copyOf(values);
        }
    }
}
