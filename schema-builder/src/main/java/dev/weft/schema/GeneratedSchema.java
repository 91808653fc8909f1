package dev.weft.schema;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/** A project's GraphQL schema together with what its fields do. */
public final class GeneratedSchema {
    private final GraphQLSchema schema;
    private final FieldOperations operations;

    GeneratedSchema(GraphQLSchema schema, FieldOperations operations) {
        this.schema = schema;
        this.operations = operations;
    }

    public GraphQLSchema schema() {
        return schema;
    }

    /** What the field does; null for fields that look at nothing but the object they are on. */
    public @Nullable Operation operation(GraphQLFieldDefinition field) {
        return operations.of(field);
    }
}
