package dev.weft.schema;

import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The scalars that GraphQL does not have itself. They name no collection, so all schemas share them. */
public final class Scalars {
    /** Years as PostgreSQL keeps them and four digits can write them. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;
    private static final int UUID_LENGTH = 36;
    private static final int MAX_DIGITS = 1000;
    private static final Pattern ISO_DURATION = Pattern.compile(
            "-?P(?=.)(-?\\d{1,6}Y)?(-?\\d{1,6}M)?(-?\\d{1,6}W)?(-?\\d{1,6}D)?(T(?=.)(-?\\d{1,9}H)?(-?\\d{1,9}M)?(-?\\d{1,9}(\\.\\d{1,6})?S)?)?");

    /** Always UTC, always with seconds; fractions as far as they go. */
    private static final DateTimeFormatter DATE_TIME_FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendOffsetId()
            .toFormatter();

    public static final GraphQLScalarType UUID_TYPE = TextScalar.of(
            "UUID",
            "A UUID in its canonical form, e.g. 0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f.",
            UUID.class,
            Scalars::parseUuid,
            UUID::toString);

    public static final GraphQLScalarType DATE_TIME = TextScalar.of(
            "DateTime",
            "An instant in ISO-8601 with an offset, e.g. 2026-03-01T09:30:00Z. Answers are in UTC.",
            OffsetDateTime.class,
            Scalars::parseDateTime,
            value -> DATE_TIME_FORMAT.format(value.withOffsetSameInstant(ZoneOffset.UTC)));

    public static final GraphQLScalarType DATE = TextScalar.of(
            "Date",
            "A calendar date in ISO-8601, e.g. 2026-03-01.",
            LocalDate.class,
            Scalars::parseDate,
            LocalDate::toString);

    public static final GraphQLScalarType DURATION = TextScalar.of(
            "Duration",
            "An ISO-8601 duration, e.g. P7D or PT15M.",
            String.class,
            Scalars::parseDuration,
            value -> value);

    public static final GraphQLScalarType BIG_INT = TextScalar.ofNumbers(
            "BigInt",
            "A 64-bit integer, serialised as a string.",
            Long.class,
            Scalars::parseLong,
            value -> Long.toString(value));

    public static final GraphQLScalarType DECIMAL = TextScalar.ofNumbers(
            "Decimal",
            "An exact decimal, serialised as a string.",
            BigDecimal.class,
            Scalars::parseDecimal,
            BigDecimal::toPlainString);

    public static final GraphQLScalarType JSON = GraphQLScalarType.newScalar()
            .name("JSON")
            .description("Any JSON value, serialised as JSON (never as a string).")
            .coercing(new JsonCoercing())
            .build();

    private Scalars() {}

    static List<GraphQLScalarType> all() {
        return List.of(UUID_TYPE, DATE_TIME, DATE, DURATION, BIG_INT, DECIMAL, JSON);
    }

    private static UUID parseUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("a UUID has 36 characters");
        }
        return UUID.fromString(text);
    }

    private static OffsetDateTime parseDateTime(String text) {
        OffsetDateTime value = OffsetDateTime.parse(text);
        checkYear(value.getYear());
        return value.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static LocalDate parseDate(String text) {
        LocalDate value = LocalDate.parse(text);
        checkYear(value.getYear());
        return value;
    }

    private static void checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("the year must be between 1 and 9999");
        }
    }

    private static String parseDuration(String text) {
        if (!ISO_DURATION.matcher(text).matches()) {
            throw new IllegalArgumentException("not an ISO-8601 duration");
        }
        return text;
    }

    private static Long parseLong(String text) {
        if (text.length() > 20) {
            throw new NumberFormatException("more than 64 bits");
        }
        return new BigInteger(text).longValueExact();
    }

    private static BigDecimal parseDecimal(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new NumberFormatException("more than 1,000 digits");
        }
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new NumberFormatException("more than 1,000 digits");
        }
        return value;
    }
}
