package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.SourceLocation;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        GraphQLContext context = failure.getDataFetchingEnvironment().getGraphQlContext();
        Known known = Objects.requireNonNull(
                context.<Known>computeIfAbsent(Known.class, _ -> new Known(new IdentityHashMap<>())));
        List<FieldError> errors =
                known.errors().computeIfAbsent(unwrapped(failure.getException()), FieldFailures::errors).stream()
                        .map(error -> new FieldError(error, path, locations))
                        .toList();
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .errors(List.<GraphQLError>copyOf(errors))
                .build());
    }

    /** What failed so far in one operation: a statement for many rows fails them all, and is logged once. */
    private record Known(Map<Throwable, List<ApiError>> errors) {}

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? unwrapped(failure.getCause())
                : failure;
    }

    static List<ApiError> errors(Throwable failure) {
        return switch (failure) {
            case ApiException refusal -> refusal.errors();
            // Arguments are coerced when a fetcher first asks for them.
            case GraphQLError coercion -> List.of(ApiError.of(ErrorCode.BAD_USER_INPUT, coercion.getMessage()));
            default -> List.of(unforeseen(failure));
        };
    }

    private static ApiError unforeseen(Throwable failure) {
        UUID id = UUID.randomUUID();
        LOG.error("Internal error {}", id, failure);
        return ApiError.of(
                ErrorCode.INTERNAL_SERVER_ERROR, "Something went wrong on our side; its id in the log is " + id);
    }
}
