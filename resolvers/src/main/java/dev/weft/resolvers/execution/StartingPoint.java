package dev.weft.resolvers.execution;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variable that says where a subscription goes on. It has no say in what is told. */
final class StartingPoint {
    private static final String AFTER = "after";

    private StartingPoint() {}

    static Map<String, Object> without(PreparedOperation operation, Map<String, Object> variables) {
        String name = variable(operation.document(), operation.definition().getSelectionSet());
        if (name == null || uses(operation.document(), name) != 1) {
            return variables;
        }
        Map<String, Object> others = new HashMap<>(variables);
        others.remove(name);
        return others;
    }

    /** Null where the root field has none. */
    private static @Nullable String variable(Document document, SelectionSet roots) {
        for (Selection<?> root : roots.getSelections()) {
            return switch (root) {
                case Field field -> variable(field);
                case InlineFragment fragment -> variable(document, fragment.getSelectionSet());
                case FragmentSpread spread ->
                    document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(fragment -> fragment.getName().equals(spread.getName()))
                            .findFirst()
                            .map(fragment -> variable(document, fragment.getSelectionSet()))
                            .orElse(null);
                default -> null;
            };
        }
        return null;
    }

    private static @Nullable String variable(Field root) {
        for (Argument argument : root.getArguments()) {
            if (argument.getName().equals(AFTER) && argument.getValue() instanceof VariableReference variable) {
                return variable.getName();
            }
        }
        return null;
    }

    private static int uses(Node<?> node, String name) {
        int uses =
                node instanceof VariableReference variable && variable.getName().equals(name) ? 1 : 0;
        for (Node<?> child : node.getChildren()) {
            uses += uses(child, name);
        }
        return uses;
    }
}
