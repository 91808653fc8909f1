package dev.weft.resolvers.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of operators on values; a value that is absent makes most of them unknown. */
final class ValueJudge {
    private final Instant now;

    ValueJudge(Instant now) {
        this.now = now;
    }

    Truth all(Kind kind, @Nullable Object value, Map<?, ?> operators) {
        Truth truth = Truth.TRUE;
        for (Map.Entry<?, ?> entry : operators.entrySet()) {
            truth = truth.and(one(kind, value, (String) entry.getKey(), entry.getValue()));
        }
        return truth;
    }

    private Truth one(Kind kind, @Nullable Object value, String operator, Object operand) {
        if (operator.equals("isNull")) {
            return Truth.of((value == null) == (Boolean) operand);
        }
        if (operand == Missing.VALUE) {
            return Truth.UNKNOWN;
        }
        return switch (kind) {
            case JSON -> JsonJudge.judge(this, (Json) value, operator, operand);
            case TEXTS, CHOICES -> list((List<?>) value, operator, operand);
            default -> scalar(value, operator, operand);
        };
    }

    private Truth list(@Nullable List<?> list, String operator, Object operand) {
        return switch (operator) {
            case "length" -> all(Kind.INT, list == null ? null : list.size(), (Map<?, ?>) operand);
            case "some" ->
                Truth.of(list != null
                        && list.stream()
                                .anyMatch(element -> all(Kind.TEXT, element, (Map<?, ?>) operand) == Truth.TRUE));
            default -> list == null ? Truth.UNKNOWN : Truth.of(lists(list, operator, (List<?>) operand));
        };
    }

    private static boolean lists(List<?> list, String operator, List<?> operand) {
        return switch (operator) {
            case "eq" -> list.equals(operand);
            case "contains" -> list.containsAll(operand);
            case "containedBy" -> operand.containsAll(list);
            case "overlaps" -> list.stream().anyMatch(operand::contains);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** Nothing is in an empty list, not even what is unknown; and what is unknown is never known to be outside one. */
    private Truth scalar(@Nullable Object value, String operator, Object operand) {
        if (operator.equals("in") && ((List<?>) operand).isEmpty()) {
            return Truth.FALSE;
        }
        return switch (operator) {
            case "part" -> parts(value, (Map<?, ?>) operand);
            default -> value == null ? Truth.UNKNOWN : Truth.of(known(value, operator, operand));
        };
    }

    private boolean known(Object value, String operator, Object operand) {
        return switch (operator) {
            case "eq" -> Ranks.compare(value, operand) == 0;
            case "ne" -> Ranks.compare(value, operand) != 0;
            case "gt" -> Ranks.compare(value, operand) > 0;
            case "gte" -> Ranks.compare(value, operand) >= 0;
            case "lt" -> Ranks.compare(value, operand) < 0;
            case "lte" -> Ranks.compare(value, operand) <= 0;
            case "in" -> ((List<?>) operand).stream().anyMatch(one -> Ranks.compare(value, one) == 0);
            case "notIn" -> ((List<?>) operand).stream().noneMatch(one -> Ranks.compare(value, one) == 0);
            case "between" ->
                Ranks.compare(value, ((List<?>) operand).get(0)) >= 0
                        && Ranks.compare(value, ((List<?>) operand).get(1)) <= 0;
            case "withinLast" -> within(value, (String) operand, true);
            case "withinNext" -> within(value, (String) operand, false);
            default -> text((String) value, operator, (String) operand);
        };
    }

    private static boolean text(String value, String operator, String operand) {
        String lower = Texts.lower(value);
        return switch (operator) {
            case "ieq" -> lower.equals(Texts.lower(operand));
            case "contains" -> value.contains(operand);
            case "icontains" -> lower.contains(Texts.lower(operand));
            case "startsWith" -> value.startsWith(operand);
            case "istartsWith" -> lower.startsWith(Texts.lower(operand));
            case "endsWith" -> value.endsWith(operand);
            case "iendsWith" -> lower.endsWith(Texts.lower(operand));
            case "like" -> Texts.like(value, operand);
            case "ilike" -> Texts.like(lower, Texts.lower(operand));
            case "regex" -> Texts.matches(value, operand, false);
            case "iregex" -> Texts.matches(value, operand, true);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private boolean within(Object value, String duration, boolean past) {
        LocalDateTime here = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        LocalDateTime there = duration.startsWith("PT")
                ? here.plus(Duration.parse(duration).multipliedBy(past ? -1 : 1))
                : here.plus(Period.parse(duration).multipliedBy(past ? -1 : 1));
        LocalDateTime from = past ? there : here;
        LocalDateTime to = past ? here : there;
        if (value instanceof LocalDate date) {
            return !date.isBefore(from.toLocalDate()) && !date.isAfter(to.toLocalDate());
        }
        LocalDateTime time = LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC);
        return !time.isBefore(from) && !time.isAfter(to);
    }

    private Truth parts(@Nullable Object value, Map<?, ?> parts) {
        Truth truth = Truth.TRUE;
        for (Map.Entry<?, ?> entry : parts.entrySet()) {
            Integer part = value == null ? null : part(value, (String) entry.getKey());
            truth = truth.and(all(Kind.INT, part, (Map<?, ?>) entry.getValue()));
        }
        return truth;
    }

    private static int part(Object value, String name) {
        LocalDateTime time = value instanceof LocalDate date
                ? date.atStartOfDay()
                : LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC);
        return switch (name) {
            case "year" -> time.getYear();
            case "month" -> time.getMonthValue();
            case "week" -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "day" -> time.getDayOfMonth();
            case "weekday" -> time.getDayOfWeek().getValue();
            case "hour" -> time.getHour();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
