package dev.weft.resolvers.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path into a JSON value: keys and list positions between dots, e.g. {@code authors.0.name}. */
public final class DottedPath {
    private DottedPath() {}

    public static List<String> parse(String path) {
        return List.of(path.split("\\.", -1));
    }

    /** What the path leads to; null where it leads nowhere. */
    public static @Nullable Object follow(@Nullable Object json, List<String> path) {
        Object here = json;
        for (String step : path) {
            here = step(here, step);
        }
        return here;
    }

    private static @Nullable Object step(@Nullable Object json, String step) {
        return switch (json) {
            case Map<?, ?> object -> object.get(step);
            case List<?> list
            when isPosition(step) && Integer.parseInt(step) < list.size() -> list.get(Integer.parseInt(step));
            case null, default -> null;
        };
    }

    private static boolean isPosition(String step) {
        return !step.isEmpty() && step.length() < 10 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
