package dev.weft.resolvers.execution;

import dev.weft.resolvers.batch.RelationLoaders;
import dev.weft.resolvers.operation.OperationContext;
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
                .subscriptionExecutionStrategy(new AsyncExecutionStrategy(failures))
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

    Ran run(PreparedOperation operation, OperationContext context, ErrorReport report) {
        ExecutionResult all = graphql.execute(input(operation, context));
        boolean partly = operation.type() == OperationDefinition.Operation.MUTATION && context.hasUndone();
        ExecutionResult result = partly ? RolledBack.of(all, context::isUntrue) : all;
        return new Ran() {
            @Override
            public ProjectResponse response() {
                return report.executed(result, context.session().statements());
            }

            @Override
            public ProjectResponse undone(RuntimeException failure) {
                return report.executed(
                        RolledBack.of(withErrors(all, failure), _ -> true),
                        context.session().statements());
            }
        };
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
