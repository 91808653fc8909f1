package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what fetchers throw into errors. What nobody foresaw goes to the log, and its id to the caller. */
final class FieldFailures implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FieldFailures.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failure) {
        List<Object> path = failure.getPath().toList();
        List<SourceLocation> locations = List.of(failure.getSourceLocation());
        List<FieldError> errors = errors(failure.getException()).stream()
                .map(error -> new FieldError(error, path, locations))
                .toList();
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .errors(List.<GraphQLError>copyOf(errors))
                .build());
    }

    static List<ApiError> errors(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> errors(wrapped.getCause());
            case ApiException refusal -> refusal.errors();
            // Arguments are coerced when a fetcher first asks for them.
            case GraphQLError coercion -> List.of(ApiError.of(ErrorCode.BAD_USER_INPUT, coercion.getMessage()));
            default -> List.of(unforeseen(failure));
        };
    }

    static ApiError unforeseen(Throwable failure) {
        UUID id = UUID.randomUUID();
        LOG.error("Internal error {}", id, failure);
        return ApiError.of(
                ErrorCode.INTERNAL_SERVER_ERROR, "Something went wrong on our side; its id in the log is " + id);
    }
}
