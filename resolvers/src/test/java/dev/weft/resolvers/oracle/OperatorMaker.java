package dev.weft.resolvers.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes objects of operators such as {@code {gte: 3, ne: 5}}. */
final class OperatorMaker {
    private static final List<String> EQUALITY = List.of("eq", "ne", "in", "notIn");
    private static final List<String> ORDER = List.of("gt", "gte", "lt", "lte", "between");
    private static final List<String> PARTS = List.of(
            "contains", "icontains", "startsWith", "istartsWith", "endsWith", "iendsWith", "ieq", "like", "ilike");
    private static final List<String> REGEXES =
            List.of("", "^a", "b$", "^[a-c]+$", "a.b", "^.{2}$", "[^a]", "^(a|é)", "^$", "\\\\", "A?b");
    private static final List<String> DURATIONS = List.of("P1D", "P5D", "P50D", "P2Y", "PT1H", "PT40H");
    private static final List<String> JSON_PATHS =
            List.of("n", "s", "b", "l.0", "l.2", "l.9", "o.k", "o.n", "at.d", "at.t", "at.u", "x.y", "o");
    private static final List<Object> JSON_PARTS = List.of(
            Map.of("n", 1),
            Map.of("l", List.of(2)),
            List.of(1),
            "s",
            Map.of("o", Map.of()),
            7,
            List.of(),
            List.of(List.of()));
    private static final List<String> KEYS = List.of("n", "s", "o", "at", "zz");

    private final Picks picks;

    OperatorMaker(Picks picks) {
        this.picks = picks;
    }

    /**
     * @param operand gives values of the trait
     */
    Map<String, Object> operators(Trait trait, Supplier<Object> operand) {
        Map<String, Object> operators = new LinkedHashMap<>();
        for (int i = picks.chance(25) ? 2 : 1; i > 0; i--) {
            String operator = picks.of(names(trait));
            operators.put(operator, value(trait, operator, operand));
        }
        return operators;
    }

    /** The same, with nothing that asks for exactly one value. */
    Map<String, Object> bounds(Supplier<Object> operand) {
        String operator = picks.of(List.of("gt", "lt", "gte", "lte", "isNull"));
        return Map.of(operator, operator.equals("isNull") ? picks.chance(50) : operand.get());
    }

    private List<String> names(Trait trait) {
        List<String> names = new ArrayList<>();
        switch (trait.kind()) {
            case BOOL -> names.addAll(List.of("eq", "ne"));
            case UUID, CHOICE -> names.addAll(EQUALITY);
            case CHOICES, TEXTS -> names.addAll(List.of("eq", "contains", "containedBy", "overlaps", "length"));
            case JSON ->
                names.addAll(List.of(
                        "eq",
                        "contains",
                        "contains",
                        "containedBy",
                        "hasKey",
                        "hasAnyKey",
                        "hasAllKeys",
                        "pathExists",
                        "pathMatch",
                        "at",
                        "at",
                        "at"));
            default -> {
                names.addAll(EQUALITY);
                names.addAll(ORDER);
            }
        }
        switch (trait.kind()) {
            case TEXT, PROSE -> {
                names.addAll(PARTS);
                names.addAll(List.of("regex", "iregex"));
            }
            case TEXTS -> names.add("some");
            case DATE, TIME -> names.addAll(List.of("withinLast", "withinNext", "part", "part"));
            default -> {}
        }
        names.add("isNull");
        return names;
    }

    private Object value(Trait trait, String operator, Supplier<Object> operand) {
        return switch (operator) {
            case "isNull" -> picks.chance(50);
            case "in", "notIn" -> many(operand, picks.upTo(4));
            case "between" -> many(operand, 2);
            case "length" -> operators(Trait.optional("", "", Kind.INT), () -> picks.upTo(4));
            case "some" -> operators(Trait.optional("", "", Kind.TEXT), picks::text);
            case "withinLast", "withinNext" -> picks.of(DURATIONS);
            case "part" -> parts();
            case "like", "ilike" -> pattern();
            case "regex", "iregex" -> picks.of(REGEXES);
            default -> trait.kind() == Kind.JSON ? json(operator, operand) : operand.get();
        };
    }

    private static List<Object> many(Supplier<Object> operand, int count) {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(operand.get());
        }
        return many;
    }

    /** A text with wildcards in place of some characters, the others escaped. */
    private String pattern() {
        StringBuilder pattern = new StringBuilder();
        picks.text().codePoints().forEach(c -> {
            if (picks.chance(30)) {
                pattern.append(picks.chance(50) ? '%' : '_');
            } else {
                pattern.append(c == '%' || c == '_' || c == '\\' ? "\\" : "").appendCodePoint(c);
            }
        });
        return picks.chance(30) ? "%" + pattern : pattern.toString();
    }

    private Map<String, Object> parts() {
        return switch (picks.upTo(6)) {
            case 0 -> part("year", List.of(1, 1969, 2024, 2025, 9999));
            case 1 -> part("month", List.of(1, 2, 12));
            case 2 -> part("week", List.of(1, 9, 52));
            case 3 -> part("day", List.of(1, 5, 29, 31));
            case 4 -> part("weekday", List.of(1, 4, 7));
            default -> part("hour", List.of(0, 12, 23));
        };
    }

    private Map<String, Object> part(String name, List<Integer> pool) {
        return Map.of(name, operators(Trait.optional("", "", Kind.INT), () -> picks.of(pool)));
    }

    private Object json(String operator, Supplier<Object> operand) {
        return switch (operator) {
            case "eq", "containedBy" -> operand.get();
            case "contains" -> picks.chance(30) ? operand.get() : new Json(picks.of(JSON_PARTS));
            case "hasKey" -> picks.of(KEYS);
            case "hasAnyKey", "hasAllKeys" -> picks.some(KEYS, 3);
            case "pathExists" -> picks.of(JsonPaths.EXISTENCE);
            case "pathMatch" -> picks.of(JsonPaths.MATCH);
            default -> many(this::comparison, 1 + picks.upTo(2));
        };
    }

    private Map<String, Object> comparison() {
        String type = picks.of(List.of("number", "text", "boolean", "date", "dateTime", "uuid"));
        Trait trait = Trait.optional("", "", JsonJudge.kind(type));
        Supplier<Object> operand = trait.kind() == Kind.TEXT
                ? () -> picks.of(List.of("one", "ONE", "v", "x", "1"))
                : () -> picks.value(trait);
        return Map.of("path", picks.of(JSON_PATHS), "is", Map.of(type, operators(trait, operand)));
    }
}
