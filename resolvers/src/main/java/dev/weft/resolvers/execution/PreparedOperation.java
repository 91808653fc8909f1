package dev.weft.resolvers.execution;

import graphql.language.Document;
import graphql.language.OperationDefinition;

/**
 * An operation that was parsed, checked and chosen.
 *
 * @param document valid and within limits
 * @param definition the operation of the document that will run
 * @param introspects whether it asks for the schema
 * @param cost as it was counted
 */
public record PreparedOperation(
        ProjectRequest request, Document document, OperationDefinition definition, boolean introspects, long cost) {
    /** What the operation does: transports refuse mutations and subscriptions where they have no place. */
    public OperationDefinition.Operation type() {
        return definition.getOperation();
    }
}
