package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.http.PreparedOperation.Ready;
import dev.weft.server.http.PreparedOperation.Refused;
import dev.weft.server.http.PreparedOperation.Repeatable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the JSON of a request to its answer. */
final class OperationRunner {
    private final OperationIntake intake;
    private final int maxBatch;

    OperationRunner(OperationIntake intake, int maxBatch) {
        this.intake = intake;
        this.maxBatch = maxBatch;
    }

    /** By GET: a query, and nothing that changes anything. */
    Answer get(GraphQlExchange exchange, Map<String, @Nullable Object> members) {
        return one(exchange, members, false, 0);
    }

    /**
     * By POST: a request, or a list of them, which are run in order and fail each for itself.
     *
     * @return the body is a {@code Map}, or a {@code List} for a list
     */
    Answer post(GraphQlExchange exchange, @Nullable Object json) {
        return json instanceof List<?> batch ? batch(exchange, batch) : one(exchange, json, true, 0);
    }

    private Answer batch(GraphQlExchange exchange, List<?> batch) {
        if (batch.isEmpty() || batch.size() > maxBatch) {
            throw new ApiException(
                    ErrorCode.BAD_REQUEST,
                    "A batch holds 1 to " + maxBatch + " requests, this one has " + batch.size() + ".");
        }
        List<Object> bodies = new ArrayList<>(batch.size());
        for (Object member : batch) {
            bodies.add(member(exchange, member, bodies.size()).body());
        }
        return Answer.ok(bodies);
    }

    private Answer member(GraphQlExchange exchange, @Nullable Object json, int position) {
        try {
            return one(exchange, json, true, position);
        } catch (ApiException e) {
            return Answer.refusal(e, exchange.requestId());
        }
    }

    private Answer one(GraphQlExchange exchange, @Nullable Object json, boolean mayWrite, int position) {
        OperationIntake.Asked asked;
        try {
            asked = intake.read(exchange.endpoint(), exchange.engine(), json);
        } catch (ApiException e) {
            if (OperationIntake.isAnswer(e)) {
                return exchange.answer(ErrorBody.of(e.errors(), exchange.requestId()), false);
            }
            throw e;
        }
        try {
            return prepared(exchange, asked, mayWrite, position);
        } catch (ApiException e) {
            return exchange.answer(ErrorBody.of(e.errors(), exchange.requestId()), false);
        } catch (RuntimeException e) {
            return unexpected(exchange, e);
        }
    }

    private Answer prepared(GraphQlExchange exchange, OperationIntake.Asked asked, boolean mayWrite, int position) {
        return switch (intake.prepare(exchange.endpoint(), exchange.engine(), asked)) {
            case Refused(List<Map<String, Object>> errors, long retryAfter) ->
                exchange.answer(Map.of("errors", errors), false).retryingAfter(retryAfter);
            case Ready ready -> ready(exchange, ready, asked.request(), mayWrite, position);
        };
    }

    private static Answer ready(
            GraphQlExchange exchange, Ready ready, GraphQlRequest request, boolean mayWrite, int position) {
        return switch (ready.type()) {
            case QUERY -> run(exchange, ready);
            case MUTATION -> mayWrite ? write(exchange, ready, request, position) : onlyByPost(exchange);
            case SUBSCRIPTION ->
                throw new ApiException(
                        ErrorCode.OPERATION_NOT_ALLOWED,
                        "A subscription has no single answer. Open a WebSocket for it, or accept text/event-stream.");
        };
    }

    private static Answer run(GraphQlExchange exchange, Ready ready) {
        return answer(exchange, ready.execution().run());
    }

    private static Answer answer(GraphQlExchange exchange, GraphQlResult result) {
        return exchange.answer(result.body(), result.executed());
    }

    /** Under a key it is carried out once; every member of a batch for itself. */
    private static Answer write(GraphQlExchange exchange, Ready ready, GraphQlRequest request, int position) {
        String header = exchange.idempotencyKey();
        if (header == null) {
            return run(exchange, ready);
        }
        IdempotencyKey key = IdempotencyKey.of(header, position, request);
        return switch (ready.execution()
                .once(key, result -> answer(exchange, result).kept())) {
            case Repeatable.Fresh(GraphQlResult result) -> answer(exchange, result);
            case Repeatable.Kept(KeptAnswer answer) -> Answer.again(answer);
        };
    }

    private static Answer onlyByPost(GraphQlExchange exchange) {
        ApiException refused = new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "Send mutations by POST.");
        return Answer.refusal(refused, exchange.requestId()).allowing("POST");
    }

    private static Answer unexpected(GraphQlExchange exchange, RuntimeException e) {
        return Answer.refusal(Failures.refusal(e, exchange.endpoint()), exchange.requestId());
    }
}
