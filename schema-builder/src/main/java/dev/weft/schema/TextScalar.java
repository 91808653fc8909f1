package dev.weft.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scalar that travels as a JSON string.
 *
 * @param parse refuses a bad text with an {@link IllegalArgumentException}, {@link ArithmeticException} or
 *     {@link DateTimeException}
 */
record TextScalar<T>(
        String name, Class<T> type, Function<String, T> parse, Function<T, String> format, boolean acceptsNumbers)
        implements Coercing<T, String> {
    private static final int MAX_SCALE = 1000;

    static <T> GraphQLScalarType of(
            String name, String description, Class<T> type, Function<String, T> parse, Function<T, String> format) {
        return scalar(description, new TextScalar<>(name, type, parse, format, false));
    }

    /** A scalar whose inputs may also be JSON numbers. */
    static <T> GraphQLScalarType ofNumbers(
            String name, String description, Class<T> type, Function<String, T> parse, Function<T, String> format) {
        return scalar(description, new TextScalar<>(name, type, parse, format, true));
    }

    private static <T> GraphQLScalarType scalar(String description, TextScalar<T> coercing) {
        return GraphQLScalarType.newScalar()
                .name(coercing.name())
                .description(description)
                .coercing(coercing)
                .build();
    }

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        if (!type.isInstance(value)) {
            throw new CoercingSerializeException(
                    name + " cannot show a " + value.getClass().getSimpleName());
        }
        try {
            return format.apply(type.cast(value));
        } catch (DateTimeException e) {
            throw new CoercingSerializeException(name + " cannot show the value", e);
        }
    }

    @Override
    public T parseValue(Object input, GraphQLContext context, Locale locale) {
        if (type.isInstance(input) && !(input instanceof String)) {
            return type.cast(input);
        }
        String text = input instanceof String string ? string : numberText(input);
        T parsed = text == null ? null : tryParse(text);
        if (parsed == null) {
            throw new CoercingParseValueException(refusal());
        }
        return parsed;
    }

    @Override
    public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        String text = switch (input) {
            case StringValue string -> string.getValue();
            case IntValue number when acceptsNumbers -> number.getValue().toString();
            case FloatValue number when acceptsNumbers -> text(number.getValue());
            default -> null;
        };
        T parsed = text == null ? null : tryParse(text);
        if (parsed == null) {
            throw new CoercingParseLiteralException(refusal());
        }
        return parsed;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(type.isInstance(input) ? format.apply(type.cast(input)) : input.toString());
    }

    private @Nullable String numberText(Object input) {
        if (!acceptsNumbers || !(input instanceof Number number)) {
            return null;
        }
        return number instanceof BigDecimal decimal ? text(decimal) : number.toString();
    }

    /** A short literal can name a number whose digits would fill the memory. */
    private static String text(BigDecimal number) {
        return Math.abs((long) number.scale()) > MAX_SCALE ? number.toString() : number.toPlainString();
    }

    private @Nullable T tryParse(String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
            return null;
        }
    }

    private String refusal() {
        return "Expected a value of type " + name;
    }
}
