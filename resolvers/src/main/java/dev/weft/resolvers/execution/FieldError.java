package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of ours as graphql-java carries it.
 *
 * @param fieldPath of the field in the response; null where the whole request is refused
 */
record FieldError(ApiError error, @Nullable List<Object> fieldPath, List<SourceLocation> locations)
        implements GraphQLError {
    static FieldError of(ApiError error) {
        return new FieldError(error, null, List.of());
    }

    static FieldError at(List<Object> fieldPath, ApiError error) {
        return new FieldError(error, fieldPath, List.of());
    }

    @Override
    public String getMessage() {
        return error.message();
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return fieldPath;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }
}
