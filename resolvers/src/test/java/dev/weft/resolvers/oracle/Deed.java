package dev.weft.resolvers.oracle;

import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mutation and what should come of it.
 *
 * @param codes one of which a refusal has; none where there is none
 * @param after the world that it leaves
 * @param payload what its answer holds; null where nothing is expected of it
 * @param made the row that is made, whose key only the database knows; null for none
 */
record Deed(
        String document,
        Map<String, Object> variables,
        List<ErrorCode> codes,
        World after,
        @Nullable Object payload,
        @Nullable Thing made) {}
