package dev.weft.resolvers.oracle;

import dev.weft.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mutation and what should come of it.
 *
 * @param code of the refusal; null where there is none
 * @param after the world that it leaves
 * @param payload what its answer holds; null where nothing is expected of it
 * @param made the row that is made, whose key only the database knows; null for none
 */
record Deed(
        String document,
        Map<String, Object> variables,
        @Nullable ErrorCode code,
        World after,
        @Nullable Object payload,
        @Nullable Thing made) {}
