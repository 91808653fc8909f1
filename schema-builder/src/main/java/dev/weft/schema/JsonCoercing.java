package dev.weft.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain Java: {@code Map}, {@code List}, {@code String}, numbers and booleans. */
final class JsonCoercing implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object parsed = plain(input, variables);
        if (parsed == null) {
            throw new CoercingParseLiteralException("Expected a JSON value");
        }
        return parsed;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return switch (input) {
            case Map<?, ?> members ->
                ObjectValue.newObjectValue()
                        .objectFields(members.entrySet().stream()
                                .map(member -> new ObjectField(
                                        member.getKey().toString(), literal(member.getValue(), context, locale)))
                                .toList())
                        .build();
            case List<?> items ->
                ArrayValue.newArrayValue()
                        .values(new ArrayList<>(items.stream()
                                .map(item -> literal(item, context, locale))
                                .toList()))
                        .build();
            case Boolean bool -> BooleanValue.of(bool);
            case Integer number -> IntValue.of(number);
            case Number number ->
                FloatValue.newFloatValue(new java.math.BigDecimal(number.toString()))
                        .build();
            default -> StringValue.of(input.toString());
        };
    }

    private Value<?> literal(@Nullable Object input, GraphQLContext context, Locale locale) {
        return input == null ? NullValue.of() : valueToLiteral(input, context, locale);
    }

    private static @Nullable Object plain(Value<?> input, CoercedVariables variables) {
        return switch (input) {
            case NullValue _ -> null;
            case StringValue string -> string.getValue();
            case BooleanValue bool -> bool.isValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case EnumValue name -> name.getName();
            case VariableReference reference -> variables.get(reference.getName());
            case ArrayValue array -> {
                List<@Nullable Object> items = new ArrayList<>();
                array.getValues().forEach(item -> items.add(plain(item, variables)));
                yield items;
            }
            case ObjectValue object -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                object.getObjectFields()
                        .forEach(field -> members.put(field.getName(), plain(field.getValue(), variables)));
                yield members;
            }
            default -> throw new CoercingParseLiteralException("Expected a JSON value");
        };
    }
}
