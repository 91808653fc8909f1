package dev.weft.server.admin;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.CheckedDocuments;
import dev.weft.resolvers.sql.SqlErrors;
import dev.weft.server.account.TooManyAttempts;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;

/** Turns what goes wrong into errors with a code of ours; whatever nobody expected goes to the log. */
final class PlatformErrors extends DataFetcherExceptionResolverAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformErrors.class);

    @Override
    protected List<GraphQLError> resolveToMultipleErrors(Throwable failure, DataFetchingEnvironment field) {
        if (failure instanceof TooManyAttempts refused) {
            field.getGraphQlContext()
                    .<PlatformCaller>getOrEmpty(PlatformCaller.CONTEXT_KEY)
                    .ifPresent(caller -> caller.exchange().retryAfter(refused.seconds()));
            return shown(field, List.of(refused.error()));
        }
        return shown(field, refusal(failure).errors());
    }

    private static List<GraphQLError> shown(DataFetchingEnvironment field, List<ApiError> errors) {
        List<Object> path = field.getExecutionStepInfo().getPath().toList();
        SourceLocation location = field.getField().getSourceLocation();
        List<SourceLocation> locations = location == null ? List.of() : List.of(location);
        return errors.stream()
                .map(error -> CheckedDocuments.errorAt(path, locations, error))
                .toList();
    }

    private static ApiException refusal(Throwable failure) {
        if (failure instanceof ApiException refused) {
            return refused;
        }
        Optional<ApiError> ofDatabase = databaseFailure(failure).flatMap(SqlErrors::translate);
        if (ofDatabase.isEmpty()) {
            LOG.error("A field of the platform's API failed", failure);
        }
        return new ApiException(ofDatabase.orElseGet(PlatformErrors::unexpected), failure);
    }

    private static Optional<SQLException> databaseFailure(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static ApiError unexpected() {
        return ApiError.of(
                ErrorCode.INTERNAL_SERVER_ERROR,
                "Something went wrong on the server. Its log has more under the request's id.");
    }
}
