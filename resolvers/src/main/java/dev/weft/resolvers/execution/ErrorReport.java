package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.compiled.CompiledAnswer;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.SerializationError;
import graphql.execution.MissingRootTypeException;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors as a response shows them: every one has a code, and says whether trying again could help. */
record ErrorReport(@Nullable String requestId) {
    private static final int MAX_ERRORS = 10;

    ProjectResponse refused(List<GraphQLError> errors) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("errors", list(errors));
        return new ProjectResponse(body, false, codes(errors), 0);
    }

    ProjectResponse executed(ExecutionResult result, int statements) {
        List<GraphQLError> errors = result.getErrors();
        if (!result.isDataPresent()) {
            return refused(errors);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!errors.isEmpty()) {
            body.put("errors", list(errors));
        }
        body.put("data", result.getData());
        return new ProjectResponse(body, true, codes(errors), statements);
    }

    ProjectResponse executed(CompiledRun.Result result, int statements) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!result.errors().isEmpty()) {
            body.put("errors", list(result.errors()));
        }
        CompiledAnswer answer = result.answer();
        body.put("data", answer.data() == null ? null : new JsonData(answer.data(), answer.empty()));
        return new ProjectResponse(body, true, codes(result.errors()), statements);
    }

    private static List<ErrorCode> codes(List<GraphQLError> errors) {
        return errors.stream().limit(MAX_ERRORS).map(error -> api(error).code()).toList();
    }

    List<Map<String, Object>> list(List<GraphQLError> errors) {
        return errors.stream().limit(MAX_ERRORS).map(this::map).toList();
    }

    private Map<String, Object> map(GraphQLError error) {
        ApiError api = api(error);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("message", api.message());
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            map.put(
                    "locations",
                    error.getLocations().stream().map(ErrorReport::location).toList());
        }
        if (error.getPath() != null) {
            map.put("path", error.getPath());
        }
        map.put("extensions", extensions(api));
        return map;
    }

    private static Map<String, Object> location(SourceLocation location) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", location.getLine());
        map.put("column", location.getColumn());
        return map;
    }

    private Map<String, Object> extensions(ApiError error) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", error.code().name());
        if (!error.path().isEmpty()) {
            map.put("path", error.path());
        }
        if (!error.fields().isEmpty()) {
            map.put("fields", error.fields());
        }
        if (error.constraint() != null) {
            map.put("constraint", error.constraint());
        }
        map.put("retryable", error.retryable());
        if (requestId != null) {
            map.put("requestId", requestId);
        }
        if (error.hint() != null) {
            map.put("hint", error.hint());
        }
        return map;
    }

    /** What graphql-java finds by itself gets a code of ours. */
    static ApiError api(GraphQLError error) {
        return switch (error) {
            case FieldError ours -> ours.error();
            case InvalidSyntaxError _ -> coded(ErrorCode.GRAPHQL_PARSE_FAILED, error);
            case ValidationError _, MissingRootTypeException _ -> coded(ErrorCode.GRAPHQL_VALIDATION_FAILED, error);
            case UnknownOperationException _ -> coded(ErrorCode.OPERATION_RESOLUTION_FAILURE, error);
            case BadFaithIntrospectionError _ -> coded(ErrorCode.QUERY_TOO_COMPLEX, error);
            case SerializationError _ -> unfit();
            case NonNullableFieldWasNullError _ -> missing();
            default -> coded(ErrorCode.BAD_USER_INPUT, error);
        };
    }

    /** A value is none of its field's type. */
    static ApiError unfit() {
        return ApiError.of(ErrorCode.VALUE_OUT_OF_RANGE, "A stored value cannot be shown as the type of its field");
    }

    /** There is no value where the schema promises one. */
    static ApiError missing() {
        return ApiError.of(
                ErrorCode.INTERNAL_SERVER_ERROR,
                "A required value is missing; the row it belongs to may just have been deleted");
    }

    private static ApiError coded(ErrorCode code, GraphQLError error) {
        return ApiError.of(code, PlainWords.of(error.getMessage()));
    }
}
