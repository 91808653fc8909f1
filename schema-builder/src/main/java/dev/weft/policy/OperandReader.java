package dev.weft.policy;

import dev.weft.access.CallerValue;
import dev.weft.model.CollectionModel;
import dev.weft.model.GlobalId;
import dev.weft.model.ValueType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLNamedInputType;
import graphql.schema.GraphQLScalarType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values that operators compare with: constants, and variables where a variable may stand. */
final class OperandReader {
    private static final Set<String> TAKE_VARIABLES = Set.of(
            "eq",
            "ne",
            "gt",
            "gte",
            "lt",
            "lte",
            "in",
            "notIn",
            "between",
            "ieq",
            "contains",
            "icontains",
            "startsWith",
            "istartsWith",
            "endsWith",
            "iendsWith",
            "containedBy",
            "overlaps");
    /** Their texts begin with a dollar for reasons of their own. */
    private static final Set<String> TAKE_PATHS = Set.of("pathExists", "pathMatch");

    private static final String ROLE = "$role";

    private final String role;

    OperandReader(String role) {
        this.role = role;
    }

    /** Whether the text stands for a value of the caller. {@code $$} begins a text that begins with a dollar. */
    boolean isVariable(String text, Place at) {
        return text.startsWith("$") && !text.startsWith("$$") && !TAKE_PATHS.contains(operator(at));
    }

    private static String operator(Place at) {
        List<String> named = at.steps().stream()
                .filter(step -> !step.chars().allMatch(Character::isDigit))
                .toList();
        return named.isEmpty() ? "" : named.getLast();
    }

    Object scalar(GraphQLScalarType scalar, CollectionModel collection, Object json, Place at) {
        if (json instanceof String text && isVariable(text, at)) {
            return text.equals(ROLE)
                    ? constant(scalar, collection, role, at)
                    : variable(text, type(scalar, collection), false, at);
        }
        return constant(scalar, collection, json instanceof String text ? unescaped(text, at) : json, at);
    }

    private static String unescaped(String text, Place at) {
        return text.startsWith("$$") && !TAKE_PATHS.contains(operator(at)) ? text.substring(1) : text;
    }

    private static Object constant(GraphQLScalarType scalar, CollectionModel collection, Object json, Place at) {
        if (!StorableTexts.isStorable(json)) {
            throw at.refuse("holds a character that texts cannot have");
        }
        Variables.checkNone(json, at);
        Object value = ColumnValues.parsed(scalar, json);
        if (value == null) {
            throw at.refuse("expects a value of type %s, not %s".formatted(scalar.getName(), Place.quoted(json)));
        }
        if (scalar.getName().equals("ID")
                && GlobalId.keyOf(collection, String.valueOf(value)).isEmpty()) {
            throw at.refuse("holds what is no id of " + collection.typeName());
        }
        return value;
    }

    Object option(GraphQLEnumType values, Object json, Place at) {
        if (json instanceof String text && isVariable(text, at)) {
            if (!text.equals(ROLE)) {
                return variable(text, ValueType.SELECT, false, at);
            }
            return constant(values, role, at);
        }
        return constant(values, json, at);
    }

    private static Object constant(GraphQLEnumType values, Object json, Place at) {
        GraphQLEnumValueDefinition value = json instanceof String name ? values.getValue(name) : null;
        if (value == null) {
            throw at.refuse("expects one of %s, not %s"
                    .formatted(
                            values.getValues().stream()
                                    .map(GraphQLEnumValueDefinition::getName)
                                    .collect(Collectors.joining(", ")),
                            Place.quoted(json)));
        }
        return value.getValue();
    }

    /** A variable in the place of a whole list. */
    Object list(GraphQLNamedInputType element, CollectionModel collection, String text, Place at) {
        if (text.equals(ROLE)) {
            throw at.refuse("expects a list; $role is one text, $roles is a list");
        }
        return switch (element) {
            case GraphQLScalarType scalar -> variable(text, type(scalar, collection), true, at);
            case GraphQLEnumType _ -> variable(text, ValueType.SELECT, true, at);
            default -> throw at.refuse("takes no variable");
        };
    }

    private static CallerValue variable(String text, @Nullable ValueType type, boolean list, Place at) {
        if (type == null || !TAKE_VARIABLES.contains(operator(at))) {
            throw at.refuse(
                    "takes no variable; they stand with eq, in and the like, and a text that begins with $ is written with $$");
        }
        return Variables.read(text, type, list, at);
    }

    /** Null for scalars of which the caller has no values. */
    private static @Nullable ValueType type(GraphQLScalarType scalar, CollectionModel collection) {
        return switch (scalar.getName()) {
            case "ID" -> collection.primaryKey().type();
            case "String" -> ValueType.TEXT;
            case "Int" -> ValueType.INTEGER;
            case "Float" -> ValueType.FLOAT;
            case "Boolean" -> ValueType.BOOLEAN;
            case "UUID" -> ValueType.UUID;
            case "BigInt" -> ValueType.BIGINT;
            case "Decimal" -> ValueType.NUMERIC;
            case "Date" -> ValueType.DATE;
            case "DateTime" -> ValueType.DATE_TIME;
            default -> null;
        };
    }
}
