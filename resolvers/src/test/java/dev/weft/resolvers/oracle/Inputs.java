package dev.weft.resolvers.oracle;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Members of inputs that are there. */
final class Inputs {
    private Inputs() {}

    static Object member(Map<?, ?> input, String name) {
        return Objects.requireNonNull(input.get(name), name);
    }

    static String text(Map<?, ?> input, String name) {
        return (String) member(input, name);
    }

    static Map<?, ?> object(Map<?, ?> input, String name) {
        return (Map<?, ?>) member(input, name);
    }

    /** The one member of an input that has no other. */
    static Map.Entry<?, ?> only(Map<?, ?> input) {
        return input.entrySet().iterator().next();
    }

    static List<Map<?, ?>> objects(Object list) {
        return ((List<?>) list)
                .stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList();
    }
}
