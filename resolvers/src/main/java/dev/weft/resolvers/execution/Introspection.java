package dev.weft.resolvers.execution;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether operations ask for the schema instead of data. */
final class Introspection {
    private static final Set<String> OF_THE_SCHEMA = Set.of("__schema", "__type");

    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> spread = new HashSet<>();
    private final Set<String> roots = new HashSet<>();

    private Introspection(Document document) {
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
    }

    /** Whether any of the operation's root fields asks for the schema. */
    static boolean isIn(Document document, OperationDefinition operation) {
        Introspection introspection = new Introspection(document);
        introspection.collect(operation.getSelectionSet());
        return introspection.roots.stream().anyMatch(OF_THE_SCHEMA::contains);
    }

    private void collect(SelectionSet set) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> roots.add(field.getName());
                case InlineFragment inline -> collect(inline.getSelectionSet());
                case FragmentSpread named
                when spread.add(named.getName()) ->
                    collect(Objects.requireNonNull(fragments.get(named.getName()))
                            .getSelectionSet());
                default -> {}
            }
        }
    }
}
