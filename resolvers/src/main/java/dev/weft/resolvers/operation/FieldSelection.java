package dev.weft.resolvers.operation;

import dev.weft.resolvers.plan.SelectedField;
import dev.weft.resolvers.plan.Selection;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.execution.conditional.ConditionalNodes;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document selects below a field, read from its syntax tree as far as somebody asks. */
public final class FieldSelection implements Selection {
    private static final String NODE = "Node";
    private static final ConditionalNodes CONDITIONS = new ConditionalNodes();

    private final List<SelectionSet> sets;
    private final Document document;

    /** What is the same everywhere in an operation. */
    private record Document(
            Map<String, FragmentDefinition> fragments,
            Map<String, Object> variables,
            GraphQLSchema schema,
            GraphQLContext context) {
        boolean includes(DirectivesContainer<?> node) {
            return CONDITIONS.shouldInclude(node, variables, schema, context);
        }

        Map<String, Object> arguments(String typeName, Field field) {
            GraphQLObjectType type = Objects.requireNonNull(schema.getObjectType(typeName));
            return ValuesResolver.getArgumentValues(
                    schema.getCodeRegistry(),
                    Objects.requireNonNull(type.getFieldDefinition(field.getName()))
                            .getArguments(),
                    field.getArguments(),
                    CoercedVariables.of(variables),
                    context,
                    Locale.ROOT);
        }
    }

    private FieldSelection(List<SelectionSet> sets, Document document) {
        this.sets = sets;
        this.document = document;
    }

    /** What is selected below the field that is being fetched. */
    public static Selection of(DataFetchingEnvironment env) {
        Document document = new Document(
                env.getFragmentsByName(), env.getVariables(), env.getGraphQLSchema(), env.getGraphQlContext());
        return new FieldSelection(below(env.getMergedField().getFields()), document);
    }

    @Override
    public Set<String> fields(String typeName) {
        return byName(typeName).keySet();
    }

    @Override
    public Selection below(String typeName, String field) {
        return new FieldSelection(below(byName(typeName).getOrDefault(field, List.of())), document);
    }

    @Override
    public List<SelectedField> uses(String typeName, String field) {
        Map<String, List<Field>> byKey = new LinkedHashMap<>();
        for (Field use : byName(typeName).getOrDefault(field, List.of())) {
            byKey.computeIfAbsent(use.getResultKey(), _ -> new ArrayList<>()).add(use);
        }
        List<SelectedField> uses = new ArrayList<>();
        byKey.forEach((key, fields) -> uses.add(new SelectedField(
                key,
                field,
                document.arguments(typeName, fields.getFirst()),
                new FieldSelection(below(fields), document))));
        return uses;
    }

    private static List<SelectionSet> below(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.getSelectionSet() != null)
                .map(Field::getSelectionSet)
                .toList();
    }

    private Map<String, List<Field>> byName(String typeName) {
        Map<String, List<Field>> found = new LinkedHashMap<>();
        Set<String> spread = new HashSet<>();
        sets.forEach(set -> collect(set, typeName, spread, found));
        return found;
    }

    private void collect(SelectionSet set, String typeName, Set<String> spread, Map<String, List<Field>> found) {
        for (graphql.language.Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field
                when document.includes(field) ->
                    found.computeIfAbsent(field.getName(), _ -> new ArrayList<>())
                            .add(field);
                case InlineFragment fragment
                when applies(fragment.getTypeCondition(), typeName) && document.includes(fragment) ->
                    collect(fragment.getSelectionSet(), typeName, spread, found);
                case FragmentSpread fragment
                when document.includes(fragment) && spread.add(fragment.getName()) ->
                    collectFragment(fragment.getName(), typeName, spread, found);
                default -> {}
            }
        }
    }

    private void collectFragment(String name, String typeName, Set<String> spread, Map<String, List<Field>> found) {
        FragmentDefinition fragment = document.fragments().get(name);
        if (fragment != null && document.includes(fragment) && applies(fragment.getTypeCondition(), typeName)) {
            collect(fragment.getSelectionSet(), typeName, spread, found);
        }
    }

    /** The one interface of a project's schema is Node, and every collection's type implements it. */
    private static boolean applies(@Nullable TypeName condition, String typeName) {
        return condition == null
                || condition.getName().equals(typeName)
                || condition.getName().equals(NODE);
    }
}
