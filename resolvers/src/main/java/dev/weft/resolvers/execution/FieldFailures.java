package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.sql.OutdatedTables;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what fetchers throw into errors. What nobody foresaw goes to the log, and its id to the caller. */
final class FieldFailures implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FieldFailures.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failure) {
        GraphQLContext context = failure.getDataFetchingEnvironment().getGraphQlContext();
        Known known = Objects.requireNonNull(context.<Known>computeIfAbsent(Known.class, _ -> new Known()));
        Throwable cause = unwrapped(failure.getException());
        List<FieldError> errors = errors(
                known,
                cause,
                failure.getPath().toList(),
                List.of(failure.getSourceLocation()),
                filter(failure.getDataFetchingEnvironment(), cause));
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .errors(List.<GraphQLError>copyOf(errors))
                .build());
    }

    /**
     * Errors of one field.
     *
     * @param filter as coerced, of the field; null where it has none
     */
    static List<FieldError> errors(
            Known known, Throwable cause, List<Object> path, List<SourceLocation> locations, @Nullable Object filter) {
        return known.errors().computeIfAbsent(cause, FieldFailures::errors).stream()
                .map(error -> MalformedPattern.locate(error, sqlState(cause), filter))
                .map(error -> new FieldError(error, path, locations))
                .toList();
    }

    /** Read only where PostgreSQL failed: arguments that do not coerce would fail again. */
    private static @Nullable Object filter(DataFetchingEnvironment field, Throwable failure) {
        return sqlState(failure).isEmpty() ? null : field.getArgument("filter");
    }

    private static String sqlState(Throwable failure) {
        return failure.getCause() instanceof SQLException refusal && refusal.getSQLState() != null
                ? refusal.getSQLState()
                : "";
    }

    /** What failed so far in one operation: a statement for many rows fails them all, and is logged once. */
    record Known(Map<Throwable, List<ApiError>> errors) {
        Known() {
            this(new IdentityHashMap<>());
        }
    }

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
        if (failure instanceof OutdatedTables outdated) {
            LOG.warn("Internal error {}, unless a later revision answers. {}", id, outdated.getMessage());
        } else {
            LOG.error("Internal error {}", id, failure);
        }
        return ApiError.of(
                ErrorCode.INTERNAL_SERVER_ERROR, "Something went wrong on our side; its id in the log is " + id);
    }
}
