package dev.weft.resolvers.introspection;

import dev.weft.resolvers.introspection.Question.Asked;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an operation asks of the schema. Every level of a schema is of one type, so a fragment that is valid always
 * applies.
 */
final class QuestionReader {
    private static final Set<String> ROOTS = Set.of("__schema", "__type", "__typename");

    private final Map<String, FragmentDefinition> fragments;

    private QuestionReader(Document document) {
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
    }

    /**
     * Empty when the operation asks for data too, or when variables have a say.
     *
     * @param operation a query of the document, which is valid
     */
    static Optional<Question> read(Document document, OperationDefinition operation) {
        if (!operation.getVariableDefinitions().isEmpty()) {
            return Optional.empty();
        }
        Question question = new QuestionReader(document).question(List.of(operation.getSelectionSet()));
        boolean ofTheSchema = question.fields().stream().allMatch(asked -> ROOTS.contains(asked.name()));
        return ofTheSchema ? Optional.of(question) : Optional.empty();
    }

    private Question question(List<SelectionSet> sets) {
        Map<String, List<Field>> byKey = new LinkedHashMap<>();
        Set<String> spread = new HashSet<>();
        sets.forEach(set -> collect(set, spread, byKey));
        List<Asked> fields = new ArrayList<>();
        byKey.forEach((key, uses) -> fields.add(asked(key, uses)));
        return new Question(fields);
    }

    private Asked asked(String key, List<Field> uses) {
        Field first = uses.getFirst();
        List<SelectionSet> below = uses.stream()
                .map(Field::getSelectionSet)
                .filter(Objects::nonNull)
                .toList();
        return new Asked(
                key,
                first.getName(),
                value(first, "includeDeprecated") instanceof BooleanValue truth && truth.isValue(),
                value(first, "name") instanceof StringValue name ? name.getValue() : null,
                below.isEmpty() ? Question.NOTHING : question(below));
    }

    private void collect(SelectionSet set, Set<String> spread, Map<String, List<Field>> byKey) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field
                when includes(field) ->
                    byKey.computeIfAbsent(field.getResultKey(), _ -> new ArrayList<>())
                            .add(field);
                case InlineFragment inline when includes(inline) -> collect(inline.getSelectionSet(), spread, byKey);
                case FragmentSpread named
                when includes(named) && spread.add(named.getName()) ->
                    collect(
                            Objects.requireNonNull(fragments.get(named.getName()))
                                    .getSelectionSet(),
                            spread,
                            byKey);
                default -> {}
            }
        }
    }

    private static boolean includes(DirectivesContainer<?> node) {
        for (Directive directive : node.getDirectives()) {
            Argument condition = directive.getArgument("if");
            boolean include = directive.getName().equals("include");
            if (condition != null
                    && condition.getValue() instanceof BooleanValue truth
                    && (include || directive.getName().equals("skip"))
                    && truth.isValue() != include) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Value<?> value(Field field, String argument) {
        return field.getArguments().stream()
                .filter(given -> given.getName().equals(argument))
                .findFirst()
                .<Value<?>>map(Argument::getValue)
                .orElse(null);
    }
}
