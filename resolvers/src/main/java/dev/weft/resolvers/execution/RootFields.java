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

/** What operations ask for besides data, by the names of their root fields, fragments included. */
final class RootFields {
    private static final Set<String> OF_THE_SCHEMA = Set.of("__schema", "__type");

    /** No collection may have a root field of such a name. */
    private static final Set<String> WITH_TOKENS = Set.of("signUp", "signIn", "refreshSession");

    /** Below it are root fields again. */
    private static final String LIVE = "live";

    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> spread = new HashSet<>();
    private final Set<String> roots = new HashSet<>();

    private RootFields(Document document) {
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
    }

    static RootFields of(Document document, OperationDefinition operation) {
        RootFields fields = new RootFields(document);
        fields.collect(operation.getSelectionSet());
        return fields;
    }

    /** Whether any of them asks for the schema. */
    boolean introspect() {
        return roots.stream().anyMatch(OF_THE_SCHEMA::contains);
    }

    /** Whether any of them answers tokens, of which nobody may keep a copy. */
    boolean handOutTokens() {
        return roots.stream().anyMatch(WITH_TOKENS::contains);
    }

    private void collect(SelectionSet set) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> {
                    roots.add(field.getName());
                    if (field.getName().equals(LIVE)) {
                        collect(Objects.requireNonNull(field.getSelectionSet(), LIVE));
                    }
                }
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
