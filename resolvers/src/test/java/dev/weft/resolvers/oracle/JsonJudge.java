package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operators of JSON fields. */
final class JsonJudge {
    private JsonJudge() {}

    static Truth judge(ValueJudge values, @Nullable Json json, String operator, Object operand) {
        if (operator.equals("at")) {
            return comparisons(values, json, (List<?>) operand);
        }
        if (json == null) {
            return Truth.UNKNOWN;
        }
        if (operator.equals("pathMatch")) {
            return JsonPaths.match(json.value(), (String) operand);
        }
        return Truth.of(known(json.value(), operator, operand));
    }

    private static boolean known(@Nullable Object json, String operator, Object operand) {
        return switch (operator) {
            case "eq" -> JsonLogic.equal(json, ((Json) operand).value());
            case "contains" -> JsonLogic.contains(json, ((Json) operand).value());
            case "containedBy" -> JsonLogic.contains(((Json) operand).value(), json);
            case "hasKey" -> JsonLogic.hasKey(json, (String) operand);
            case "hasAnyKey" -> ((List<?>) operand).stream().anyMatch(key -> JsonLogic.hasKey(json, (String) key));
            case "hasAllKeys" -> ((List<?>) operand).stream().allMatch(key -> JsonLogic.hasKey(json, (String) key));
            case "pathExists" -> JsonPaths.exists(json, (String) operand);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static Truth comparisons(ValueJudge values, @Nullable Json json, List<?> comparisons) {
        Truth truth = Truth.TRUE;
        for (Object comparison : comparisons) {
            Map<?, ?> entry = (Map<?, ?>) comparison;
            Object found = json == null ? null : JsonLogic.follow(json.value(), Inputs.text(entry, "path"));
            Map.Entry<?, ?> is = Inputs.only(Inputs.object(entry, "is"));
            Kind kind = kind((String) is.getKey());
            truth = truth.and(values.all(kind, typed(kind, found), (Map<?, ?>) is.getValue()));
        }
        return truth;
    }

    static Kind kind(String member) {
        return switch (member) {
            case "number" -> Kind.DECIMAL;
            case "text" -> Kind.TEXT;
            case "boolean" -> Kind.BOOL;
            case "date" -> Kind.DATE;
            case "dateTime" -> Kind.TIME;
            case "uuid" -> Kind.UUID;
            default -> throw new IllegalArgumentException(member);
        };
    }

    /** Null for what is of another type. */
    static @Nullable Object typed(Kind kind, @Nullable Object found) {
        return switch (found) {
            case Number number -> kind == Kind.DECIMAL ? number(number) : null;
            case Boolean bool -> kind == Kind.BOOL ? bool : null;
            case String text -> parsed(kind, text);
            case null, default -> null;
        };
    }

    private static BigDecimal number(Number number) {
        return Ranks.number(number);
    }

    /** A time is on the date that it is written with; a date is the time at its start in UTC. */
    private static @Nullable Object parsed(Kind kind, String text) {
        try {
            return switch (kind) {
                case TEXT -> text;
                case DATE -> LocalDate.parse(text.contains("T") ? text.substring(0, text.indexOf('T')) : text);
                case TIME -> JsonCasts.time(text);
                case UUID -> UUID.fromString(text);
                default -> null;
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
