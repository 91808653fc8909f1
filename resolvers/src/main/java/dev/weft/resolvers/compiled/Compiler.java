package dev.weft.resolvers.compiled;

import dev.weft.schema.GeneratedSchema;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the syntax of one operation, with what its conditions say, to its fields. Collects and merges as GraphQL says. */
final class Compiler {
    private final GeneratedSchema schema;
    private final Members members;
    private final Map<String, FragmentDefinition> fragments;
    private final Conditions conditions;

    Compiler(
            GeneratedSchema schema, Members members, Map<String, FragmentDefinition> fragments, Conditions conditions) {
        this.schema = schema;
        this.members = members;
        this.fragments = fragments;
        this.conditions = conditions;
    }

    /** @throws NotCompiled where something is selected that only graphql-java carries out */
    Fields fields(GraphQLObjectType type, List<SelectionSet> sets) {
        Map<String, List<Field>> byKey = new LinkedHashMap<>();
        Set<String> spread = new HashSet<>();
        sets.forEach(set -> collect(set, type, spread, byKey));
        List<FieldNode> nodes = new ArrayList<>();
        byKey.values().forEach(uses -> nodes.add(node(type, uses)));
        return new Fields(nodes);
    }

    private void collect(SelectionSet set, GraphQLObjectType type, Set<String> spread, Map<String, List<Field>> byKey) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field
                when conditions.include(field) ->
                    byKey.computeIfAbsent(field.getResultKey(), _ -> new ArrayList<>())
                            .add(field);
                case InlineFragment fragment
                when conditions.include(fragment) && applies(fragment.getTypeCondition(), type) ->
                    collect(fragment.getSelectionSet(), type, spread, byKey);
                case FragmentSpread use
                when conditions.include(use) && spread.add(use.getName()) -> {
                    FragmentDefinition fragment = Objects.requireNonNull(fragments.get(use.getName()));
                    if (conditions.include(fragment) && applies(fragment.getTypeCondition(), type)) {
                        collect(fragment.getSelectionSet(), type, spread, byKey);
                    }
                }
                default -> {}
            }
        }
    }

    private static boolean applies(@Nullable TypeName condition, GraphQLObjectType type) {
        return condition == null
                || condition.getName().equals(type.getName())
                || type.getInterfaces().stream()
                        .anyMatch(implemented -> implemented.getName().equals(condition.getName()));
    }

    private FieldNode node(GraphQLObjectType type, List<Field> uses) {
        Field first = uses.getFirst();
        GraphQLFieldDefinition definition = definition(type, first.getName());
        FieldNode node = new FieldNode(
                definition,
                schema.operation(definition),
                uses,
                new Arguments(schema.schema().getCodeRegistry(), definition.getArguments(), first.getArguments()),
                below(definition, uses));
        node.isWrittenBy(members.of(node, type.getName()));
        return node;
    }

    private static GraphQLFieldDefinition definition(GraphQLObjectType type, String name) {
        if (name.equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return Introspection.TypeNameMetaFieldDef;
        }
        GraphQLFieldDefinition definition = type.getFieldDefinition(name);
        if (definition == null) {
            throw new NotCompiled();
        }
        return definition;
    }

    private SubSelection below(GraphQLFieldDefinition definition, List<Field> uses) {
        List<SelectionSet> sets = uses.stream()
                .filter(use -> use.getSelectionSet() != null)
                .map(Field::getSelectionSet)
                .toList();
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        return switch (type) {
            case GraphQLObjectType object -> {
                Fields fields = fields(object, sets);
                yield _ -> fields;
            }
            case GraphQLInterfaceType _ -> onAnyType(sets);
            default -> SubSelection.NONE;
        };
    }

    /** Types that a fragment names are compiled at once, so that it is known now whether everything can be. */
    private SubSelection onAnyType(List<SelectionSet> sets) {
        NodeSelection selection = new NodeSelection(
                name -> fields(Objects.requireNonNull(schema.schema().getObjectType(name)), sets));
        Set<String> named = new HashSet<>();
        sets.forEach(set -> conditions(set, named, new HashSet<>()));
        named.stream()
                .filter(name -> schema.schema().getType(name) instanceof GraphQLObjectType)
                .forEach(selection::on);
        return selection;
    }

    private void conditions(SelectionSet set, Set<String> names, Set<String> spread) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case InlineFragment fragment -> {
                    if (fragment.getTypeCondition() != null) {
                        names.add(fragment.getTypeCondition().getName());
                    }
                    conditions(fragment.getSelectionSet(), names, spread);
                }
                case FragmentSpread use
                when spread.add(use.getName()) -> {
                    FragmentDefinition fragment = Objects.requireNonNull(fragments.get(use.getName()));
                    names.add(fragment.getTypeCondition().getName());
                    conditions(fragment.getSelectionSet(), names, spread);
                }
                default -> {}
            }
        }
    }
}
