package dev.weft.server.admin;

import dev.weft.resolvers.execution.CheckedDocuments;
import dev.weft.resolvers.execution.ExecutionLimits;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Documents of the platform's schema, checked like those of projects before their execution begins. */
final class PlatformDocuments implements PreparsedDocumentProvider {
    static final String CONTEXT_KEY = "document";

    private final SingletonSupplier<CheckedDocuments> checked;

    /**
     * @param schema asked at the first document, since it needs this object itself
     */
    PlatformDocuments(Supplier<GraphQLSchema> schema, ExecutionLimits limits) {
        this.checked = SingletonSupplier.of(() -> new CheckedDocuments(schema.get(), limits));
    }

    CheckedDocuments.Reading read(String query, @Nullable String operationName) {
        return checked.obtain().read(query, operationName);
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        Document document = input.getGraphQLContext().get(CONTEXT_KEY);
        return CompletableFuture.completedFuture(
                document == null ? parseAndValidate.apply(input) : new PreparsedDocumentEntry(document));
    }
}
