package dev.weft.resolvers.compiled;

import graphql.execution.CoercedVariables;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;

/**
 * What {@code @skip} and {@code @include} say.
 *
 * @param values of the variables that they name
 */
record Conditions(Map<String, Boolean> values) {
    private static final String SKIP = "skip";
    private static final String INCLUDE = "include";

    static Conditions of(Iterable<String> names, CoercedVariables variables) {
        Map<String, Boolean> values = new HashMap<>();
        names.forEach(name -> values.put(name, Boolean.TRUE.equals(variables.get(name))));
        return new Conditions(values);
    }

    /** The variables that conditions anywhere in the document name. */
    static SequencedSet<String> variables(Document document) {
        SequencedSet<String> names = new LinkedHashSet<>();
        collect(document, names);
        return names;
    }

    private static void collect(Node<?> node, SequencedSet<String> names) {
        if (node instanceof Directive directive && isCondition(directive)) {
            if (value(directive) instanceof VariableReference variable) {
                names.add(variable.getName());
            }
            return;
        }
        for (Node<?> child : node.getChildren()) {
            collect(child, names);
        }
    }

    private static boolean isCondition(Directive directive) {
        return directive.getName().equals(SKIP) || directive.getName().equals(INCLUDE);
    }

    private static Value<?> value(Directive directive) {
        Argument argument = Objects.requireNonNull(directive.getArgument("if"));
        return argument.getValue();
    }

    boolean include(DirectivesContainer<?> selection) {
        for (Directive directive : selection.getDirectives()) {
            if (isCondition(directive)
                    && holds(value(directive)) == directive.getName().equals(SKIP)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Value<?> value) {
        return switch (value) {
            case BooleanValue literal -> literal.isValue();
            case VariableReference variable -> values.getOrDefault(variable.getName(), false);
            default -> throw new NotCompiled();
        };
    }
}
