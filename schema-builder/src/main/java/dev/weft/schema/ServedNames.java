package dev.weft.schema;

import dev.weft.model.ProjectModel;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a schema shows of former names: beside each member that was renamed the same member under its old name, deprecated.
 * An input member that has an old name can be left out in the schema, since it may come under the other; whether it was
 * given at all is for whoever reads the input.
 */
final class ServedNames {
    private final FormerNames wanted;
    private final Set<String> typeNames = new HashSet<>();
    private final Map<String, Map<String, String>> members = new HashMap<>();

    ServedNames(ProjectModel model) {
        this.wanted = FormerNamesFinder.find(model);
    }

    /** The types with former names of their members. */
    List<GraphQLNamedType> all(List<? extends GraphQLNamedType> types) {
        return types.stream().<GraphQLNamedType>map(this::one).toList();
    }

    private GraphQLNamedType one(GraphQLNamedType type) {
        typeNames.add(type.getName());
        return switch (type) {
            case GraphQLObjectType object -> object(object);
            case GraphQLInputObjectType input -> input(input);
            case GraphQLEnumType values -> values(values);
            default -> type;
        };
    }

    GraphQLObjectType object(GraphQLObjectType type) {
        typeNames.add(type.getName());
        List<Map.Entry<String, String>> former = former(type.getName()).stream()
                .filter(names -> type.getFieldDefinition(names.getValue()) != null)
                .filter(names -> type.getFieldDefinition(names.getKey()) == null)
                .toList();
        return former.isEmpty()
                ? type
                : type.transform(builder -> former.forEach(names -> {
                    GraphQLFieldDefinition now = type.getFieldDefinition(names.getValue());
                    builder.field(
                            now.transform(copy -> copy.name(names.getKey()).deprecate(reason(names))));
                    served(type.getName(), names);
                }));
    }

    private GraphQLInputObjectType input(GraphQLInputObjectType type) {
        List<Map.Entry<String, String>> former = former(type.getName()).stream()
                .filter(names -> type.getField(names.getValue()) != null)
                .filter(names -> type.getField(names.getKey()) == null)
                .toList();
        return former.isEmpty()
                ? type
                : type.transform(builder -> former.forEach(names -> {
                    GraphQLInputObjectField now = optional(type.getField(names.getValue()));
                    builder.field(now);
                    builder.field(
                            now.transform(copy -> copy.name(names.getKey()).deprecate(reason(names))));
                    served(type.getName(), names);
                }));
    }

    private static GraphQLInputObjectField optional(GraphQLInputObjectField member) {
        return member.getType() instanceof GraphQLNonNull required
                ? member.transform(copy -> copy.type((GraphQLInputType) required.getWrappedType()))
                : member;
    }

    /** Both values stand for the same. */
    private GraphQLEnumType values(GraphQLEnumType type) {
        List<Map.Entry<String, String>> former = former(type.getName()).stream()
                .filter(names -> type.getValue(names.getValue()) != null)
                .filter(names -> type.getValue(names.getKey()) == null)
                .toList();
        return former.isEmpty()
                ? type
                : type.transform(builder -> former.forEach(names -> {
                    GraphQLEnumValueDefinition now = Objects.requireNonNull(type.getValue(names.getValue()));
                    builder.value(
                            now.transform(copy -> copy.name(names.getKey()).deprecationReason(reason(names))));
                }));
    }

    private List<Map.Entry<String, String>> former(String type) {
        return List.copyOf(wanted.members().getOrDefault(type, Map.of()).entrySet());
    }

    private static String reason(Map.Entry<String, String> names) {
        return "Renamed to " + names.getValue();
    }

    private void served(String type, Map.Entry<String, String> names) {
        members.computeIfAbsent(type, _ -> new HashMap<>()).put(names.getKey(), names.getValue());
    }

    /** What the types that have gone through here are served under. */
    FormerNames names() {
        Map<String, String> types = new HashMap<>(wanted.types());
        types.keySet().removeAll(typeNames);
        types.values().retainAll(typeNames);
        return types.isEmpty() && members.isEmpty() ? FormerNames.NONE : new FormerNames(types, members);
    }
}
