package dev.weft.schema;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/** A project's GraphQL schema together with what its fields do. */
public final class GeneratedSchema {
    private final GraphQLSchema schema;
    private final FieldOperations operations;
    private final FormerNames formerNames;

    GeneratedSchema(GraphQLSchema schema, FieldOperations operations, FormerNames formerNames) {
        this.schema = schema;
        this.operations = operations;
        this.formerNames = formerNames;
    }

    public GraphQLSchema schema() {
        return schema;
    }

    /** Those that {@link CurrentNames} replaces in documents before anything else looks at them. */
    public FormerNames formerNames() {
        return formerNames;
    }

    /** What the field does; null for fields that look at nothing but the object they are on. */
    public @Nullable Operation operation(GraphQLFieldDefinition field) {
        return operations.of(field);
    }
}
