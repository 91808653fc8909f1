package dev.weft.catalog.change;

import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.SelectOption;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which plain JSON values a field takes as its default or for its old rows. Only its pattern is left to PostgreSQL, whose
 * regular expressions are not Java's.
 */
record ValueRules(FieldType type, List<SelectOption> options, FieldConfig config) {
    private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_DIGITS = 1000;

    /** The value as it is stored, or nothing when the field cannot hold it. */
    Optional<Object> canonical(Object json) {
        return switch (type) {
            case TEXT, LONG_TEXT, URL, EMAIL -> text(json).map(Object.class::cast);
            case INTEGER -> whole(json, INT_MIN, INT_MAX).map(BigDecimal::intValueExact);
            case BIGINT -> whole(json, LONG_MIN, LONG_MAX).map(number -> number.toPlainString());
            case NUMBER -> number(json).map(BigDecimal::toPlainString);
            case FLOAT ->
                number(json)
                        .map(BigDecimal::doubleValue)
                        .filter(Double::isFinite)
                        .map(Object.class::cast);
            case BOOLEAN -> json instanceof Boolean ? Optional.of(json) : Optional.empty();
            case DATE -> parsed(json, text -> LocalDate.parse(text).toString());
            case DATE_TIME -> parsed(json, text -> OffsetDateTime.parse(text).toString());
            case UUID -> parsed(json, text -> UUID.fromString(text).toString()).filter(json::equals);
            case JSON -> cleanJson(json) ? Optional.of(json) : Optional.empty();
            case SINGLE_SELECT -> option(json).map(Object.class::cast);
            case MULTI_SELECT -> all(json, this::option);
            case TEXT_LIST -> all(json, this::text);
            case USER -> Optional.empty();
        };
    }

    /** What a value must be, for a sentence. */
    String expected() {
        return switch (type) {
            case TEXT, LONG_TEXT, URL, EMAIL -> "expected a text within the field's limits";
            case INTEGER -> "expected a whole number of 32 bits within the field's limits";
            case BIGINT -> "expected a whole number of 64 bits, as a string or a number, within the field's limits";
            case NUMBER -> "expected a number, as a string or a number, within the field's limits";
            case FLOAT -> "expected a finite number within the field's limits";
            case BOOLEAN -> "expected true or false";
            case DATE -> "expected a date such as \"2026-03-01\"";
            case DATE_TIME -> "expected an instant such as \"2026-03-01T09:30:00Z\"";
            case UUID -> "expected a UUID in small letters";
            case JSON -> "expected JSON without NUL characters";
            case SINGLE_SELECT -> "expected one of " + optionNames();
            case MULTI_SELECT -> "expected a list of " + optionNames();
            case TEXT_LIST -> "expected a list of texts within the field's limits";
            case USER -> "a user can only be {\"fn\": \"currentUser\"}";
        };
    }

    private List<String> optionNames() {
        return options.stream().map(SelectOption::name).collect(Collectors.toList());
    }

    private Optional<String> text(Object json) {
        return json instanceof String text && clean(text) && withinLength(text) ? Optional.of(text) : Optional.empty();
    }

    private boolean withinLength(String text) {
        return config.maxLength() == null || text.codePointCount(0, text.length()) <= config.maxLength();
    }

    private static boolean clean(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static boolean cleanJson(Object json) {
        return switch (json) {
            case String text -> clean(text);
            case List<?> items -> items.stream().filter(Objects::nonNull).allMatch(ValueRules::cleanJson);
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .allMatch(member -> clean(member.getKey().toString())
                                && (member.getValue() == null || cleanJson(member.getValue())));
            default -> true;
        };
    }

    private Optional<BigDecimal> whole(Object json, BigDecimal min, BigDecimal max) {
        return number(json)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .filter(number -> number.compareTo(min) >= 0 && number.compareTo(max) <= 0)
                .map(number -> number.setScale(0));
    }

    private Optional<BigDecimal> number(Object json) {
        return decimal(json)
                .filter(number -> config.min() == null || number.compareTo(config.min()) >= 0)
                .filter(number -> config.max() == null || number.compareTo(config.max()) <= 0)
                .filter(number ->
                        config.scale() == null || number.stripTrailingZeros().scale() <= config.scale());
    }

    static Optional<BigDecimal> decimal(Object json) {
        if (!(json instanceof Number) && !(json instanceof String)) {
            return Optional.empty();
        }
        String text = json.toString();
        if (text.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_DIGITS ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> parsed(Object json, Function<String, String> parse) {
        if (!(json instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** By the name that is stored, or by the name in the API. */
    private Optional<String> option(Object json) {
        return options.stream()
                .filter(option -> option.name().equals(json) || option.apiName().equals(json))
                .map(SelectOption::name)
                .findFirst();
    }

    private static Optional<Object> all(Object json, Function<Object, Optional<String>> element) {
        if (!(json instanceof List<?> items) || items.stream().anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        List<String> elements = items.stream()
                .map(item -> element.apply(Objects.requireNonNull(item)))
                .flatMap(Optional::stream)
                .toList();
        return elements.size() == items.size() ? Optional.of(elements) : Optional.empty();
    }
}
