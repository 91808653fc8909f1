package dev.weft.schema;

import graphql.schema.GraphQLSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project's GraphQL schema together with what its fields do.
 *
 * @param operations by the names of type and field
 * @param formerNames which {@link CurrentNames} replaces in documents before anything else looks at them
 */
public record GeneratedSchema(
        GraphQLSchema schema, Map<String, Map<String, Operation>> operations, FormerNames formerNames) {
    /** What the field does; null for fields that look at nothing but the object they are on. */
    public @Nullable Operation operation(String typeName, String fieldName) {
        Map<String, Operation> ofType = operations.get(typeName);
        return ofType == null ? null : ofType.get(fieldName);
    }
}
