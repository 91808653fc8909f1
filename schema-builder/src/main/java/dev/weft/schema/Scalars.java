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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The scalars that GraphQL does not have itself. They name no collection, so all schemas share them. */
public final class Scalars {
    /** Years as PostgreSQL keeps them and four digits can write them. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;
    private static final int HALF_A_MICROSECOND = 500;
    private static final int MAX_DIGITS = 1000;
    private static final Pattern CANONICAL_UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL_NUMBER =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,5})?");
    private static final Pattern ISO_DURATION = Pattern.compile(
            "-?P(?=.)(-?\\d{1,6}Y)?(-?\\d{1,6}M)?(-?\\d{1,6}W)?(-?\\d{1,6}D)?(T(?=.)(-?\\d{1,9}H)?(-?\\d{1,9}M)?(-?\\d{1,9}(\\.\\d{1,6})?S)?)?");

    private static final Pattern SIGNED_PART = Pattern.compile("(-?)(\\d+(?:\\.\\d+)?)");

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
        require(CANONICAL_UUID, text);
        return UUID.fromString(text);
    }

    private static OffsetDateTime parseDateTime(String text) {
        OffsetDateTime value = roundedToMicros(OffsetDateTime.parse(text)).withOffsetSameInstant(ZoneOffset.UTC);
        checkYear(value.getYear());
        return value;
    }

    /** As PostgreSQL would, so that the year is that of the answer. */
    private static OffsetDateTime roundedToMicros(OffsetDateTime value) {
        return value.plusNanos(HALF_A_MICROSECOND).truncatedTo(ChronoUnit.MICROS);
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
        require(ISO_DURATION, text);
        return text.startsWith("-") ? negated(text.substring(1)) : text;
    }

    /** PostgreSQL knows signs of the parts alone. */
    private static String negated(String duration) {
        return SIGNED_PART
                .matcher(duration)
                .replaceAll(part -> part.group(1).isEmpty() ? "-" + part.group(2) : part.group(2));
    }

    private static Long parseLong(String text) {
        require(WHOLE_NUMBER, text);
        return new BigInteger(text).longValueExact();
    }

    private static BigDecimal parseDecimal(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new NumberFormatException("more than 1,000 digits");
        }
        require(DECIMAL_NUMBER, text);
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new NumberFormatException("more than 1,000 digits");
        }
        return value;
    }

    /** The JDK's own parsers also take the digits of other scripts and UUIDs with their hyphens elsewhere. */
    private static void require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("another form than " + form);
        }
    }
}
