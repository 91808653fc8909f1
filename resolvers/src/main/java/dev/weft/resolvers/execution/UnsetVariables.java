package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses variables without a value inside the filters of an operation, wherever they stand. GraphQL drops the member that such a variable
 * stands for, and with it the condition; a filter that is one variable may be left out as a whole.
 */
final class UnsetVariables {
    private static final String FILTER = "filter";
    private static final String ORDER = "orderBy";

    /** Arguments that hold conditions and nothing else. */
    private static final Set<String> CONDITIONS = Set.of(FILTER, "having");

    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> unset;
    private final Set<String> visited = new HashSet<>();

    private UnsetVariables(Document document, Set<String> unset) {
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        this.unset = unset;
    }

    /** @param document valid, with the operation in it */
    static void check(Document document, OperationDefinition operation, Map<String, Object> variables) {
        Set<String> unset = operation.getVariableDefinitions().stream()
                .filter(definition -> definition.getDefaultValue() == null)
                .map(VariableDefinition::getName)
                .filter(name -> !variables.containsKey(name))
                .collect(Collectors.toSet());
        if (!unset.isEmpty()) {
            new UnsetVariables(document, unset).selections(operation);
        }
    }

    private void selections(Node<?> node) {
        switch (node) {
            case Argument argument
            when CONDITIONS.contains(argument.getName()) -> members(argument.getValue(), List.of(argument.getName()));
            case Argument argument
            when argument.getName().equals(ORDER) -> nestedFilters(argument.getValue(), List.of(ORDER));
            case FragmentSpread spread
            when visited.add(spread.getName()) -> {
                FragmentDefinition fragment = fragments.get(spread.getName());
                if (fragment != null) {
                    selections(fragment);
                }
            }
            default -> node.getChildren().forEach(this::selections);
        }
    }

    /** An order says which rows the figures are made of that it orders by. */
    private void nestedFilters(Value<?> value, List<String> path) {
        switch (value) {
            case ObjectValue object ->
                object.getObjectFields().forEach(field -> {
                    List<String> at = child(path, field.getName());
                    if (field.getName().equals(FILTER)) {
                        members(field.getValue(), at);
                    } else {
                        nestedFilters(field.getValue(), at);
                    }
                });
            case ArrayValue array -> {
                for (int i = 0; i < array.getValues().size(); i++) {
                    nestedFilters(array.getValues().get(i), child(path, Integer.toString(i)));
                }
            }
            default -> {}
        }
    }

    private void members(Value<?> value, List<String> path) {
        switch (value) {
            case ObjectValue object -> object.getObjectFields().forEach(field -> member(field, path));
            case ArrayValue array -> {
                for (int i = 0; i < array.getValues().size(); i++) {
                    element(array.getValues().get(i), child(path, Integer.toString(i)));
                }
            }
            default -> {}
        }
    }

    private void member(ObjectField field, List<String> path) {
        element(field.getValue(), child(path, field.getName()));
    }

    private void element(Value<?> value, List<String> path) {
        if (value instanceof VariableReference variable && unset.contains(variable.getName())) {
            throw new RequestRefused(List.of(FieldError.of(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "'" + String.join(".", path) + "' is the variable '$" + variable.getName()
                                    + "', which has no value; give it one or leave the condition out")
                    .at(path))));
        }
        members(value, path);
    }

    private static List<String> child(List<String> path, String name) {
        List<String> child = new ArrayList<>(path);
        child.add(name);
        return child;
    }
}
