package dev.weft.resolvers.execution;

import dev.weft.resolvers.batch.RelationLoaders;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.OperationSession;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoaderRegistry;

/** Runs operations through graphql-java, one fetcher for each field. */
final class FetcherDriver {
    private final GraphQL graphql;

    FetcherDriver(GraphQLSchema schema) {
        FieldFailures failures = new FieldFailures();
        this.graphql = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new AsyncExecutionStrategy(failures))
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(failures))
                .preparsedDocumentProvider((input, _) -> CompletableFuture.completedFuture(prepared(input)))
                .build();
    }

    private static PreparsedDocumentEntry prepared(ExecutionInput input) {
        Document document = input.getGraphQLContext().get(Document.class);
        if (document == null) {
            throw new IllegalStateException("operations are prepared before they run");
        }
        return new PreparsedDocumentEntry(document);
    }

    ExecutionResult run(PreparedOperation operation, OperationContext context) {
        ExecutionResult result = graphql.execute(input(operation, context));
        OperationSession session = context.session();
        if (operation.type() != OperationDefinition.Operation.MUTATION || !result.isDataPresent()) {
            return result;
        }
        try {
            session.commit();
        } catch (RuntimeException e) {
            return RolledBack.of(withErrors(result, e), _ -> true);
        }
        return context.hasUndone() ? RolledBack.of(result, context::isUntrue) : result;
    }

    private static ExecutionResult withErrors(ExecutionResult result, RuntimeException failure) {
        List<GraphQLError> errors = new ArrayList<>(result.getErrors());
        FieldFailures.errors(failure).forEach(error -> errors.add(FieldError.of(error)));
        return result.transform(builder -> builder.errors(errors));
    }

    private static ExecutionInput input(PreparedOperation operation, OperationContext context) {
        RelationLoaders loaders = new RelationLoaders();
        return ExecutionInput.newExecutionInput()
                .query(operation.request().query())
                .operationName(operation.definition().getName())
                .variables(operation.request().variables())
                .locale(Locale.ROOT)
                .dataLoaderRegistry(new DataLoaderRegistry())
                .graphQLContext(values -> {
                    values.put(Document.class, operation.document());
                    context.putInto(values);
                    loaders.putInto(values);
                })
                .build();
    }
}
