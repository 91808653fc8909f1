package dev.weft.resolvers.compiled;

import dev.weft.model.Column;
import dev.weft.resolvers.operation.NoNumber;
import dev.weft.schema.Scalars;
import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How columns become JSON: nearly every text of PostgreSQL is copied. What is not as usual, such as a year before
 * Christ, goes the long way through the scalar.
 */
final class ColumnWriters {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    /** {@code 2026-03-01}. */
    private static final int DATE_LENGTH = 10;
    /** {@code 2026-03-01 09:30:00+00}. */
    private static final int DATE_TIME_LENGTH = 22;

    private static final int OFFSET_LENGTH = 3;

    private ColumnWriters() {}

    static ColumnWriter of(FieldNode node, Column column, int ordinal) {
        return switch (column.type()) {
            case INTEGER -> (run, _, text) -> Members.written(run, text);
            case BIGINT, UUID -> (run, _, text) -> quoted(run, text);
            case BOOLEAN -> (run, _, text) -> Members.written(run, text[0] == 't' ? TRUE : FALSE);
            case TEXT -> (run, _, text) -> escaped(run, text);
            case FLOAT ->
                (run, row, text) -> isFinite(text)
                        ? Members.written(run, text)
                        : run.fail(node, NoNumber.in(column, Objects.requireNonNull(row.value(ordinal))));
            case NUMERIC ->
                (run, row, text) -> isFinite(text)
                        ? quoted(run, text)
                        : run.fail(node, NoNumber.in(column, Objects.requireNonNull(row.value(ordinal))));
            case DATE ->
                (run, row, text) -> text.length == DATE_LENGTH
                        ? quoted(run, text)
                        : unusual(run, node, Scalars.DATE, row.value(ordinal));
            case DATE_TIME ->
                (run, row, text) ->
                        isUsual(text) ? dateTime(run, text) : unusual(run, node, Scalars.DATE_TIME, row.value(ordinal));
            case SELECT -> {
                Options options = Options.of(node);
                yield (run, _, text) -> options.write(run, text, node.key());
            }
            case MULTI_SELECT -> {
                Options options = Options.of(node);
                yield (run, row, _) -> new TextList(run, node).write(row.value(ordinal), options::write);
            }
            case TEXT_LIST ->
                (run, row, _) ->
                        new TextList(run, node).write(row.value(ordinal), (into, text, _) -> escaped(into, text));
            case JSON -> throw new IllegalArgumentException("JSON needs its arguments");
        };
    }

    private static Outcome quoted(Run run, byte[] text) {
        run.out().quoted(text);
        return Outcome.WRITTEN;
    }

    private static Outcome escaped(Run run, byte[] text) {
        run.out().text(text);
        return Outcome.WRITTEN;
    }

    /** Ends with a digit: not NaN, and no infinity. */
    private static boolean isFinite(byte[] number) {
        return number[number.length - 1] <= '9';
    }

    /** In UTC, with a year of four digits. */
    private static boolean isUsual(byte[] time) {
        int end = time.length;
        return end >= DATE_TIME_LENGTH
                && time[DATE_LENGTH] == ' '
                && time[end - 3] == '+'
                && time[end - 2] == '0'
                && time[end - 1] == '0';
    }

    private static Outcome dateTime(Run run, byte[] text) {
        byte[] iso = new byte[text.length - OFFSET_LENGTH + 1];
        System.arraycopy(text, 0, iso, 0, iso.length);
        iso[DATE_LENGTH] = 'T';
        iso[iso.length - 1] = 'Z';
        return quoted(run, iso);
    }

    private static Outcome unusual(Run run, FieldNode node, GraphQLScalarType type, @Nullable Object value) {
        Coercing<?, ?> coercing = type.getCoercing();
        try {
            Object shown = coercing.serialize(Objects.requireNonNull(value), GraphQLContext.getDefault(), Locale.ROOT);
            return Members.text(run, (String) shown);
        } catch (CoercingSerializeException | DateTimeException _) {
            return run.unfit(node.key());
        }
    }
}
