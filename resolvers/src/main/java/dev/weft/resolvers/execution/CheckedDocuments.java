package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.schema.CurrentNames;
import dev.weft.schema.FormerNames;
import dev.weft.schema.GeneratedSchema;
import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads documents of a schema that is executed elsewhere, with the limits and the refusals that projects have. */
public final class CheckedDocuments {
    private static final ErrorReport REPORT = new ErrorReport(null);

    private final GraphQLSchema schema;
    private final Documents documents;

    public CheckedDocuments(GraphQLSchema schema, ExecutionLimits limits) {
        this(schema, FormerNames.NONE, limits);
    }

    /** Of a project, whose documents may have former names in them. */
    public CheckedDocuments(GeneratedSchema generated, ExecutionLimits limits) {
        this(generated.schema(), generated.formerNames(), limits);
    }

    private CheckedDocuments(GraphQLSchema schema, FormerNames names, ExecutionLimits limits) {
        this.schema = schema;
        this.documents = new Documents(schema, new CurrentNames(schema, names), limits);
    }

    public sealed interface Reading {}

    /** The operation can be executed. */
    public record Accepted(Document document, OperationDefinition operation) implements Reading {}

    /**
     * It cannot.
     *
     * @param errors as a response shows them
     * @param findings the same, for whoever shows them elsewhere
     */
    public record Rejected(List<Map<String, Object>> errors, List<ApiError> findings) implements Reading {}

    public Reading read(String text, @Nullable String operationName) {
        try {
            Document document = documents.get(text).document();
            return new Accepted(document, OperationChoice.choose(document, operationName, schema));
        } catch (RequestRefused refused) {
            return new Rejected(
                    report(refused.errors()),
                    refused.errors().stream().map(ErrorReport::api).toList());
        }
    }

    /** A refusal of ours, at a field of the response. */
    public static GraphQLError errorAt(List<Object> path, List<SourceLocation> locations, ApiError error) {
        return new FieldError(error, path, locations);
    }

    /** Errors as a response shows them. What graphql-java found by itself gets a code of ours. */
    public static List<Map<String, Object>> report(List<GraphQLError> errors) {
        return REPORT.list(errors);
    }
}
