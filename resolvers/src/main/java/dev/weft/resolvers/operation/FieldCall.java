package dev.weft.resolvers.operation;

import dev.weft.resolvers.plan.Selection;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;

/**
 * One field of a running operation, as whoever carries it out sees it, whichever driver runs the operation.
 *
 * @param resultKey the field's key in the response
 * @param arguments coerced by the schema, defaults filled in
 * @param selection what is selected below it
 */
public record FieldCall(
        String resultKey, Map<String, Object> arguments, Selection selection, OperationContext context) {
    /** As graphql-java calls it. */
    public static FieldCall of(DataFetchingEnvironment env) {
        return new FieldCall(
                env.getField().getResultKey(), env.getArguments(), FieldSelection.of(env), OperationContext.of(env));
    }
}
