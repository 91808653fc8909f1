package dev.weft.resolvers.oracle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row in memory, by the API's names of its fields. */
record Thing(Sort sort, Map<String, @Nullable Object> values) {
    @Nullable
    Object get(String trait) {
        return values.get(trait);
    }

    Object key() {
        Object key = values.get(Sorts.KEY);
        if (key == null) {
            throw new IllegalStateException("a thing without a key");
        }
        return key;
    }
}
