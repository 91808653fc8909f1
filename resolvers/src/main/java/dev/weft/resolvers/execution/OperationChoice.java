package dev.weft.resolvers.execution;

import dev.weft.error.ErrorCode;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a document's operations a request means. */
final class OperationChoice {
    private OperationChoice() {}

    static OperationDefinition choose(Document document, @Nullable String name, GraphQLSchema schema) {
        OperationDefinition chosen = choose(document.getDefinitionsOfType(OperationDefinition.class), name);
        if (root(chosen, schema) == null) {
            throw new RequestRefused(
                    ErrorCode.GRAPHQL_VALIDATION_FAILED,
                    "This API has no "
                            + chosen.getOperation().name().toLowerCase(java.util.Locale.ROOT)
                            + " that you may use");
        }
        return chosen;
    }

    private static OperationDefinition choose(List<OperationDefinition> operations, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            if (operations.size() == 1) {
                return operations.getFirst();
            }
            throw refuse(
                    operations.isEmpty()
                            ? "The document has no operation"
                            : "The document has " + operations.size()
                                    + " operations; say by operationName which to run");
        }
        return operations.stream()
                .filter(operation -> name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(() -> refuse("The document has no operation with the name that operationName gives"));
    }

    private static @Nullable GraphQLObjectType root(OperationDefinition operation, GraphQLSchema schema) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }

    private static RequestRefused refuse(String message) {
        return new RequestRefused(ErrorCode.OPERATION_RESOLUTION_FAILURE, message);
    }
}
