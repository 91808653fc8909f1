package dev.weft.resolvers.oracle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands where a policy asks for something that the caller does not have. */
enum Missing {
    VALUE;

    static boolean isIn(@Nullable Object filter) {
        return switch (filter) {
            case Missing _ -> true;
            case Map<?, ?> map -> map.values().stream().anyMatch(Missing::isIn);
            case List<?> list -> list.stream().anyMatch(Missing::isIn);
            case null, default -> false;
        };
    }
}
