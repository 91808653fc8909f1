package dev.weft.resolvers.testing;

import dev.weft.resolvers.execution.ProjectResponse;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two responses to the same request must have in common: data in its order, errors in any, and how many statements
 * ran. Numbers are equal by value, and an error's id in the log is its own.
 */
final class Essence {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_ERRORS = 10;

    private Essence() {}

    static String of(ProjectResponse response, int statements) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("executed", response.executed());
        told.put("statements", statements);
        Map<String, @Nullable Object> body = response.body();
        told.put("members", Set.copyOf(body.keySet()).stream().sorted().toList());
        told.put("data", plain(body.get("data")));
        told.put("errors", errors(body.get("errors")));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told);
    }

    /** Of many errors each driver reports the first that it meets. */
    private static Object errors(@Nullable Object errors) {
        List<?> list = errors == null ? List.of() : (List<?>) errors;
        return list.size() == MAX_ERRORS
                ? MAX_ERRORS
                : list.stream().map(Essence::error).sorted().toList();
    }

    private static String error(Object error) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        ((Map<?, ?>) error).forEach((key, value) -> sorted.put((String) key, plain(value)));
        return JSON.writeValueAsString(sorted).replaceAll("in the log is [0-9a-f-]{36}", "in the log");
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, member) -> copy.put(key, plain(member)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Essence::plain).toList();
            case Number number -> "number " + new BigDecimal(number.toString()).stripTrailingZeros();
            case null, default -> value;
        };
    }
}
