package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A request that was parsed and validated, or why it was not. */
public sealed interface PreparedOperation {
    /**
     * Cannot be executed.
     *
     * @param errors as in a GraphQL response, each with {@code extensions.code}
     * @param retryAfter seconds until it may be tried again; 0 where that says nothing
     */
    record Refused(List<Map<String, Object>> errors, long retryAfter) implements PreparedOperation {
        public Refused {
            errors = List.copyOf(errors);
        }

        public Refused(List<Map<String, Object>> errors) {
            this(errors, 0);
        }

        /** @param body of a response that holds errors and no data */
        @SuppressWarnings("unchecked")
        public static Refused of(Map<String, Object> body) {
            return new Refused((List<Map<String, Object>>) body.getOrDefault("errors", List.of()));
        }
    }

    /** Can be executed, once. */
    record Ready(OperationType type, Execution execution) implements PreparedOperation {}

    @FunctionalInterface
    interface Execution {
        /**
         * Starts an operation that answers again and again, of type SUBSCRIPTION. May wait while it begins.
         *
         * @throws ApiException where it cannot be started
         */
        default LiveOperation subscribe(ResultSink sink) {
            throw new ApiException(ErrorCode.OPERATION_NOT_ALLOWED, "This endpoint serves no subscriptions.");
        }

        /** Runs the operation on the calling thread. What goes wrong is in the result. */
        GraphQlResult run();

        /**
         * Runs it unless it was carried out already. As a rule nothing is remembered.
         *
         * @param form what a result looks like on the wire
         */
        default Repeatable once(IdempotencyKey key, Function<GraphQlResult, KeptAnswer> form) {
            return new Repeatable.Fresh(run());
        }
    }

    /** What came of an operation that may have been sent before. */
    sealed interface Repeatable {
        record Fresh(GraphQlResult result) implements Repeatable {}

        /** It was answered before. */
        record Kept(KeptAnswer answer) implements Repeatable {}
    }
}
