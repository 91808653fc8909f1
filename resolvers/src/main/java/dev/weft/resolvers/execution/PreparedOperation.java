package dev.weft.resolvers.execution;

import graphql.language.Document;
import graphql.language.OperationDefinition;

/**
 * An operation that was parsed, checked and chosen.
 *
 * @param document valid and within limits
 * @param definition the operation of the document that will run
 * @param facts what is known of it, whatever its variables are
 * @param cost as it was counted
 */
public record PreparedOperation(
        ProjectRequest request, Document document, OperationDefinition definition, OperationFacts facts, long cost) {
    /** What the operation does: transports refuse mutations and subscriptions where they have no place. */
    public OperationDefinition.Operation type() {
        return definition.getOperation();
    }

    /** Tells it from other operations. */
    public OperationIdentity identity() {
        return facts.identity();
    }

    /** Whether its answer holds tokens, of which nobody may keep a copy. */
    public boolean handsOutTokens() {
        return facts.handsOutTokens();
    }

    /** Whether it asks for the schema. */
    public boolean introspects() {
        return facts.introspects();
    }
}
