package dev.weft.server.admin;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.sql.SqlErrors;
import dev.weft.server.account.TooManyAttempts;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.schema.DataFetchingEnvironment;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;

/** Turns what goes wrong into errors with a code of ours; whatever nobody expected goes to the log. */
final class PlatformErrors extends DataFetcherExceptionResolverAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformErrors.class);
    private static final String CODE = "code";

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
        return errors.stream()
                .<GraphQLError>map(error -> GraphqlErrorBuilder.newError(field)
                        .message("%s", error.message())
                        .extensions(extensions(error))
                        .build())
                .toList();
    }

    /** An error as a response shows it. */
    static Map<String, Object> entry(GraphQLError error) {
        Map<String, Object> entry = new LinkedHashMap<>(error.toSpecification());
        if (error.getExtensions() == null || !error.getExtensions().containsKey(CODE)) {
            ErrorCode code = code(error);
            entry.put(
                    "message",
                    code == ErrorCode.INTERNAL_SERVER_ERROR ? unexpected().message() : error.getMessage());
            entry.put("extensions", extensions(ApiError.of(code, error.getMessage())));
        }
        return entry;
    }

    static Map<String, Object> unknownOperation() {
        ApiError error = ApiError.of(
                ErrorCode.OPERATION_RESOLUTION_FAILURE,
                "The document has no such operation; name one of its operations in operationName.");
        return Map.of("message", error.message(), "extensions", extensions(error));
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

    private static ErrorCode code(GraphQLError error) {
        if (error instanceof InvalidSyntaxError syntax) {
            return syntax.getMessage().contains("To prevent Denial Of Service")
                    ? ErrorCode.QUERY_TOO_COMPLEX
                    : ErrorCode.GRAPHQL_PARSE_FAILED;
        }
        if (error instanceof ValidationError invalid) {
            return isTooComplex(invalid) ? ErrorCode.QUERY_TOO_COMPLEX : ErrorCode.GRAPHQL_VALIDATION_FAILED;
        }
        ErrorClassification type = error.getErrorType();
        return type == ErrorType.ValidationError ? ErrorCode.BAD_USER_INPUT : ErrorCode.INTERNAL_SERVER_ERROR;
    }

    private static boolean isTooComplex(ValidationError error) {
        return error.getValidationErrorType() == ValidationErrorType.MaxQueryDepthExceeded
                || error.getValidationErrorType() == ValidationErrorType.MaxQueryFieldsExceeded;
    }

    private static Map<String, Object> extensions(ApiError error) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, error.code().name());
        if (!error.path().isEmpty()) {
            extensions.put("path", error.path());
        }
        if (!error.fields().isEmpty()) {
            extensions.put("fields", error.fields());
        }
        if (error.constraint() != null) {
            extensions.put("constraint", error.constraint());
        }
        extensions.put("retryable", error.retryable());
        if (error.hint() != null) {
            extensions.put("hint", error.hint());
        }
        return extensions;
    }
}
