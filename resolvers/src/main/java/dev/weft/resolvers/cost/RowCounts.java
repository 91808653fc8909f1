package dev.weft.resolvers.cost;

import dev.weft.resolvers.plan.ReadLimits;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from a field's arguments how many rows it can bring or write. */
final class RowCounts {
    private static final String BATCH = "batchSize";
    private static final long MOST_WRITTEN = Integer.MAX_VALUE;

    private final ReadLimits pages;

    RowCounts(ReadLimits pages) {
        this.pages = pages;
    }

    /** Of a selection that says nothing about it. */
    RowCount usual() {
        return new RowCount.Fixed(pages.defaultPage());
    }

    /** By {@code first} or {@code last}; of a stream by {@code batchSize}. */
    RowCount page(Field field, GraphQLFieldDefinition definition) {
        if (definition.getArgument(BATCH) != null) {
            return number(field, List.of(BATCH), usualOf(definition, BATCH), pages.maxPage());
        }
        return number(field, List.of("first", "last"), usualOf(definition, "first"), pages.maxPage());
    }

    /** By {@code ids}. */
    RowCount ids(Field field) {
        return length(field, "ids", pages.maxPage());
    }

    /** How many rows a mutation writes. */
    RowCount written(Field field, GraphQLFieldDefinition definition) {
        if (definition.getArgument("maxAffected") != null) {
            return number(field, List.of("maxAffected"), usualOf(definition, "maxAffected"), MOST_WRITTEN);
        }
        return definition.getArgument("updates") == null
                ? length(field, "input", MOST_WRITTEN)
                : updates(value(field, "updates"));
    }

    /** Each says how many rows it may find. */
    private static RowCount updates(@Nullable Value<?> updates) {
        return switch (updates) {
            case ArrayValue list ->
                RowCount.sum(list.getValues().stream().map(RowCounts::updates).toList(), MOST_WRITTEN);
            case ObjectValue update -> affected(update);
            case VariableReference variable -> new RowCount.Affected(variable.getName(), MOST_WRITTEN);
            case null, default -> RowCount.ONE;
        };
    }

    private static RowCount affected(ObjectValue update) {
        for (ObjectField member : update.getObjectFields()) {
            if (member.getName().equals("maxAffected")) {
                return switch (member.getValue()) {
                    case IntValue literal -> new RowCount.Fixed(clamped(literal, MOST_WRITTEN));
                    case VariableReference variable -> new RowCount.Given(List.of(variable.getName()), 1, MOST_WRITTEN);
                    case null, default -> RowCount.ONE;
                };
            }
        }
        return RowCount.ONE;
    }

    private long usualOf(GraphQLFieldDefinition definition, String argument) {
        GraphQLArgument defined = definition.getArgument(argument);
        Object usual =
                defined == null ? null : defined.getArgumentDefaultValue().getValue();
        return switch (usual) {
            case Number number -> number.longValue();
            case IntValue literal -> clamped(literal, MOST_WRITTEN);
            case null, default -> pages.defaultPage();
        };
    }

    private static RowCount number(Field field, List<String> arguments, long usual, long most) {
        List<String> variables = new ArrayList<>();
        for (String argument : arguments) {
            switch (value(field, argument)) {
                case IntValue literal -> {
                    return variables.isEmpty()
                            ? new RowCount.Fixed(clamped(literal, most))
                            : new RowCount.Given(variables, clamped(literal, most), most);
                }
                case VariableReference variable -> variables.add(variable.getName());
                case null, default -> {}
            }
        }
        return variables.isEmpty()
                ? new RowCount.Fixed(usual)
                : new RowCount.Given(List.copyOf(variables), usual, most);
    }

    private static RowCount length(Field field, String argument, long most) {
        return switch (value(field, argument)) {
            case ArrayValue list -> new RowCount.Fixed(Math.min(list.getValues().size(), most));
            case VariableReference variable -> new RowCount.Length(variable.getName(), most);
            case null, default -> RowCount.ONE;
        };
    }

    private static @Nullable Value<?> value(Field field, String argument) {
        for (Argument given : field.getArguments()) {
            if (given.getName().equals(argument)) {
                return given.getValue() instanceof NullValue ? null : given.getValue();
            }
        }
        return null;
    }

    private static long clamped(IntValue literal, long most) {
        return literal.getValue()
                .max(BigInteger.ZERO)
                .min(BigInteger.valueOf(most))
                .longValue();
    }
}
