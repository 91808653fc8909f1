package dev.weft.server.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.server.config.WeftProperties.Limits;
import dev.weft.server.http.OperationType;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.UnknownOperationException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.QueryComplexityLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parses and validates documents against the platform's schema, each once. */
final class PlatformDocuments implements PreparsedDocumentProvider {
    static final String CONTEXT_KEY = "document";

    private static final int MAX_CACHED = 500;
    private static final int MAX_CACHED_LENGTH = 20_000;
    private static final int MAX_FIELDS = 2_000;
    private static final int INTROSPECTION_DEPTH = 20;

    private final Supplier<GraphQLSchema> schema;
    private final ParserOptions parserOptions;
    private final QueryComplexityLimits complexity;
    private final Cache<String, PreparsedDocumentEntry> entries =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    PlatformDocuments(Supplier<GraphQLSchema> schema, Limits limits) {
        this.schema = schema;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens()));
        this.complexity = QueryComplexityLimits.newLimits()
                .maxDepth(Math.max(limits.depth(), INTROSPECTION_DEPTH))
                .maxFieldsCount(MAX_FIELDS)
                .build();
    }

    /** A document that was read, or what is wrong with it. */
    sealed interface Reading {}

    record Operation(Document document, OperationType type) implements Reading {}

    record Refused(List<Map<String, Object>> errors) implements Reading {}

    Reading read(String query, @Nullable String operationName) {
        PreparsedDocumentEntry entry = entry(query);
        Document document = entry.getDocument();
        if (document == null) {
            return new Refused(
                    entry.getErrors().stream().map(PlatformErrors::entry).toList());
        }
        try {
            OperationDefinition operation = NodeUtil.getOperation(document, operationName).operationDefinition;
            return new Operation(document, type(operation));
        } catch (UnknownOperationException e) {
            return new Refused(List.of(PlatformErrors.unknownOperation()));
        }
    }

    /** The document was read before its execution began. */
    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        Document document = input.getGraphQLContext().get(CONTEXT_KEY);
        return CompletableFuture.completedFuture(
                document == null ? parseAndValidate.apply(input) : new PreparsedDocumentEntry(document));
    }

    private PreparsedDocumentEntry entry(String query) {
        if (query.length() > MAX_CACHED_LENGTH) {
            return parse(query);
        }
        return entries.get(query, this::parse);
    }

    private PreparsedDocumentEntry parse(String query) {
        ExecutionInput input = ExecutionInput.newExecutionInput(query)
                .graphQLContext(Map.of(ParserOptions.class, parserOptions))
                .build();
        ParseAndValidateResult parsed = ParseAndValidate.parse(input);
        Document document = parsed.getDocument();
        if (parsed.isFailure() || document == null) {
            return new PreparsedDocumentEntry(parsed.getErrors());
        }
        List<? extends GraphQLError> invalid =
                ParseAndValidate.validate(schema.get(), document, rule -> true, Locale.ENGLISH, complexity);
        return invalid.isEmpty() ? new PreparsedDocumentEntry(document) : new PreparsedDocumentEntry(invalid);
    }

    private static OperationType type(OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> OperationType.QUERY;
            case MUTATION -> OperationType.MUTATION;
            case SUBSCRIPTION -> OperationType.SUBSCRIPTION;
        };
    }
}
