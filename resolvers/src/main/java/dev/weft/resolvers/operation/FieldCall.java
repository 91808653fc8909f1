package dev.weft.resolvers.operation;

import dev.weft.resolvers.plan.Selection;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;

/**
 * One field of a running operation, as whoever carries it out sees it, whichever driver runs the operation.
 *
 * @param resultKey the field's key in the response
 * @param arguments coerced by the schema, defaults filled in
 * @param selection what is selected below it
 * @param alone whether it is known to be the only root field of its operation
 */
public record FieldCall(
        String resultKey, Map<String, Object> arguments, Selection selection, boolean alone, OperationContext context) {
    /** As graphql-java calls it. */
    public static FieldCall of(DataFetchingEnvironment env) {
        return new FieldCall(
                env.getField().getResultKey(),
                env.getArguments(),
                FieldSelection.of(env),
                isAlone(env.getOperationDefinition()),
                OperationContext.of(env));
    }

    /** Fragments may hold several fields, so they are not looked into. */
    private static boolean isAlone(OperationDefinition operation) {
        SelectionSet roots = operation.getSelectionSet();
        return roots.getSelections().size() == 1 && roots.getSelections().getFirst() instanceof Field;
    }
}
