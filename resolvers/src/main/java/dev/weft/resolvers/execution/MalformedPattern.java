package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says where in a filter a pattern is that PostgreSQL could not read. PostgreSQL names none, so where the filter has
 * several, all of them are named.
 */
final class MalformedPattern {
    /** Operators whose operands are JSON, whose names mean nothing here. */
    private static final Set<String> DATA = Set.of("eq", "contains", "containedBy");

    private final Set<String> operators;
    private final List<List<String>> found = new ArrayList<>();

    private MalformedPattern(Set<String> operators) {
        this.operators = operators;
    }

    /** @param filter as coerced, of the field that failed */
    static ApiError locate(ApiError error, String sqlState, @Nullable Object filter) {
        MalformedPattern patterns = new MalformedPattern(operators(sqlState));
        patterns.collect(filter, List.of("filter"));
        return switch (patterns.found.size()) {
            case 0 -> error;
            case 1 ->
                error.withMessage(error.message() + ": " + quoted(patterns.found.getFirst()))
                        .at(patterns.found.getFirst());
            default ->
                error.withMessage(error.message() + ", one of "
                        + patterns.found.stream().map(MalformedPattern::quoted).collect(Collectors.joining(", ")));
        };
    }

    private static Set<String> operators(String sqlState) {
        return switch (sqlState) {
            case "2201B" -> Set.of("regex", "iregex");
            case "42601" -> Set.of("pathExists", "pathMatch");
            default -> Set.of();
        };
    }

    private void collect(@Nullable Object value, List<String> path) {
        switch (value) {
            case Map<?, ?> object -> object.forEach((name, member) -> member((String) name, member, path));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(list.get(i), child(path, Integer.toString(i)));
                }
            }
            case null, default -> {}
        }
    }

    private void member(String name, @Nullable Object value, List<String> path) {
        if (operators.contains(name) && value instanceof String) {
            found.add(child(path, name));
        } else if (!DATA.contains(name)) {
            collect(value, child(path, name));
        }
    }

    private static List<String> child(List<String> path, String name) {
        List<String> child = new ArrayList<>(path);
        child.add(name);
        return child;
    }

    private static String quoted(List<String> path) {
        return "'" + String.join(".", path) + "'";
    }
}
