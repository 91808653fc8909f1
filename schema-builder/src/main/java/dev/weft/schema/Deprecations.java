package dev.weft.schema;

import dev.weft.catalog.FieldSpec;
import dev.weft.model.CollectionModel;
import dev.weft.model.NameFamily;
import dev.weft.model.Names;
import dev.weft.model.ProjectModel;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of every member that stands for a deprecated field why clients should no longer use it. A member of an input that
 * must be given cannot be deprecated.
 */
final class Deprecations {
    /** Reasons by type and member. */
    private final Map<String, Map<String, String>> reasons = new HashMap<>();

    Deprecations(ProjectModel model) {
        for (CollectionModel collection : model.collections()) {
            for (FieldSpec field : collection.spec().fields()) {
                String reason = field.deprecated();
                if (reason != null) {
                    List<String> names = NameFamily.of(collection.spec(), field).names(field.apiName());
                    add(collection.typeName(), names, reason);
                }
            }
        }
    }

    private void add(String type, List<String> names, String reason) {
        Map<String, String> values = membersOf(TypeNames.fieldEnum(type));
        for (String name : names) {
            TypeNames.withColumns(type).forEach(each -> membersOf(each).put(name, reason));
            values.put(Names.screamingSnake(name), reason);
        }
    }

    private Map<String, String> membersOf(String type) {
        return reasons.computeIfAbsent(type, _ -> new HashMap<>());
    }

    List<GraphQLNamedType> all(List<? extends GraphQLNamedType> types) {
        return types.stream().map(this::one).toList();
    }

    private GraphQLNamedType one(GraphQLNamedType type) {
        Map<String, String> members = reasons.getOrDefault(type.getName(), Map.of());
        if (members.isEmpty()) {
            return type;
        }
        return switch (type) {
            case GraphQLObjectType object ->
                object.transform(builder -> object.getFields().stream()
                        .filter(field -> members.containsKey(field.getName()))
                        .forEach(field ->
                                builder.field(field.transform(copy -> copy.deprecate(members.get(field.getName()))))));
            case GraphQLInputObjectType input ->
                input.transform(builder -> input.getFields().stream()
                        .filter(member -> members.containsKey(member.getName()))
                        .filter(member -> !(member.getType() instanceof GraphQLNonNull))
                        .forEach(member -> builder.field(
                                member.transform(copy -> copy.deprecate(members.get(member.getName()))))));
            case GraphQLEnumType values ->
                values.transform(builder -> values.getValues().stream()
                        .filter(value -> members.containsKey(value.getName()))
                        .forEach(value -> builder.value(
                                value.transform(copy -> copy.deprecationReason(members.get(value.getName()))))));
            default -> type;
        };
    }
}
