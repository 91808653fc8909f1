package dev.weft.server.simulation;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.util.HashSet;
import java.util.Set;

/** The names of all parts of a schema: fields, arguments, members, enum values. */
final class Coordinates {
    private Coordinates() {}

    static Set<String> of(GraphQLSchema schema) {
        Set<String> all = new HashSet<>();
        schema.getAllTypesAsList().forEach(type -> add(type, all));
        return all;
    }

    private static void add(GraphQLNamedType type, Set<String> all) {
        switch (type) {
            case GraphQLFieldsContainer container ->
                container.getFieldDefinitions().forEach(field -> {
                    String coordinate = container.getName() + "." + field.getName();
                    all.add(coordinate);
                    field.getArguments().forEach(argument -> all.add(coordinate + "(" + argument.getName() + ":)"));
                });
            case GraphQLInputObjectType input ->
                input.getFieldDefinitions().forEach(member -> all.add(input.getName() + "." + member.getName()));
            case GraphQLEnumType values ->
                values.getValues().forEach(value -> all.add(values.getName() + "." + value.getName()));
            default -> {}
        }
    }
}
