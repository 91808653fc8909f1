package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import graphql.GraphQLError;
import java.util.List;

/** A request that cannot be executed. Never leaves this package. */
final class RequestRefused extends RuntimeException {
    private final transient List<GraphQLError> errors;

    RequestRefused(List<? extends GraphQLError> errors) {
        super("refused", null, false, false);
        this.errors = List.copyOf(errors);
    }

    RequestRefused(ErrorCode code, String message) {
        this(List.of(FieldError.of(ApiError.of(code, message))));
    }

    static RequestRefused by(ApiException refusal) {
        return new RequestRefused(refusal.errors().stream().map(FieldError::of).toList());
    }

    List<GraphQLError> errors() {
        return errors;
    }
}
