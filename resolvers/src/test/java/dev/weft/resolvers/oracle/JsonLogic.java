package dev.weft.resolvers.oracle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's manual says of jsonb, in Java. */
final class JsonLogic {
    private JsonLogic() {}

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Ranks.compare(a, b) == 0;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> equal(a.get(key), b.get(key)));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!equal(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return left == null ? right == null : left.equals(right);
    }

    /** An array contains a scalar too, but only at the top. */
    static boolean contains(@Nullable Object whole, @Nullable Object part) {
        return (whole instanceof List<?> list && isScalar(part))
                ? list.stream().anyMatch(element -> isScalar(element) && equal(element, part))
                : inside(whole, part);
    }

    private static boolean inside(@Nullable Object whole, @Nullable Object part) {
        if (whole instanceof Map<?, ?> a && part instanceof Map<?, ?> b) {
            return b.entrySet().stream()
                    .allMatch(
                            entry -> a.containsKey(entry.getKey()) && inside(a.get(entry.getKey()), entry.getValue()));
        }
        if (whole instanceof List<?> a && part instanceof List<?> b) {
            return b.stream().allMatch(wanted -> a.stream().anyMatch(element -> inside(element, wanted)));
        }
        return isScalar(whole) && isScalar(part) && equal(whole, part);
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    static boolean hasKey(@Nullable Object json, String key) {
        return switch (json) {
            case Map<?, ?> object -> object.containsKey(key);
            case List<?> list -> list.contains(key);
            case null, default -> key.equals(json);
        };
    }

    /** Null where it leads nowhere. */
    static @Nullable Object follow(@Nullable Object json, String path) {
        Object here = json;
        for (String step : path.split("\\.", -1)) {
            if (here instanceof Map<?, ?> object) {
                here = object.get(step);
            } else if (here instanceof List<?> list && step.matches("\\d+") && Integer.parseInt(step) < list.size()) {
                here = list.get(Integer.parseInt(step));
            } else {
                return null;
            }
        }
        return here;
    }
}
