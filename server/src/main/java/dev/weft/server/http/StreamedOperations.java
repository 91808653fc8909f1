package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.deadline.Deadlines;
import dev.weft.server.http.PreparedOperation.Ready;
import dev.weft.server.http.PreparedOperation.Refused;
import dev.weft.server.http.PreparedOperation.Repeatable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations of connections that stay open, under the same rules as those of single requests. */
public final class StreamedOperations {
    /** The member of {@code extensions} that is a header of HTTP otherwise. */
    private static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private final OperationIntake intake;
    private final Deadlines deadlines;

    StreamedOperations(OperationIntake intake, Deadlines deadlines) {
        this.intake = intake;
        this.deadlines = deadlines;
    }

    /**
     * Where an operation runs.
     *
     * @param endpoint names it in the log and in the cache of persisted queries
     * @param open gives the caller's engine
     * @param mayWrite whether mutations are taken
     */
    public record Place(String endpoint, Supplier<GraphQlEngine> open, boolean mayWrite) {}

    /**
     * Whether this can be a request at all, where that is to be known before anything is sent.
     *
     * @throws ApiException BAD_REQUEST
     */
    public static void checkShape(@Nullable Object json) {
        RequestMembers members = RequestMembers.of(json);
        if (members.query() == null && PersistedHash.of(members) == null) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "'query' is missing. Send the GraphQL document in it.");
        }
    }

    /**
     * Runs an operation on the calling thread. A query or a mutation has ended when this returns, a subscription has
     * begun. What goes wrong is told to the sink.
     *
     * @param json the members of the request
     */
    public LiveOperation run(Place place, @Nullable Object json, ResultSink sink) {
        try {
            GraphQlEngine engine = place.open().get();
            OperationIntake.Asked asked = intake.read(place.endpoint(), engine, json);
            return switch (intake.prepare(place.endpoint(), engine, asked)) {
                case Refused(List<Map<String, Object>> errors, long _) -> ended(() -> sink.refused(errors));
                case Ready ready -> run(place, ready, asked.request(), sink);
            };
        } catch (ApiException e) {
            return ended(() -> sink.failed(e.errors()));
        } catch (RuntimeException e) {
            return ended(() -> sink.failed(Failures.refusal(e, place.endpoint()).errors()));
        }
    }

    private LiveOperation run(Place place, Ready ready, GraphQlRequest request, ResultSink sink) {
        return switch (ready.type()) {
            case QUERY -> inTime(() -> answered(ready.execution().run(), sink));
            case MUTATION -> {
                if (!place.mayWrite()) {
                    throw new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "Send mutations by POST.");
                }
                yield inTime(() -> write(ready, request, sink));
            }
            case SUBSCRIPTION -> ready.execution().subscribe(sink);
        };
    }

    private static void write(Ready ready, GraphQlRequest request, ResultSink sink) {
        String text = IdempotencyKey.check(key(request));
        if (text == null) {
            answered(ready.execution().run(), sink);
            return;
        }
        IdempotencyKey key = IdempotencyKey.of(text, 0, request);
        switch (ready.execution().once(key, result -> answer(result, sink).kept())) {
            case Repeatable.Fresh(GraphQlResult result) -> answered(result, sink);
            case Repeatable.Kept(KeptAnswer answer) -> {
                sink.next(answer.body());
                sink.complete();
            }
        }
    }

    private static @Nullable String key(GraphQlRequest request) {
        Object key = request.extensions().get(IDEMPOTENCY_KEY);
        if (key == null || key instanceof String) {
            return (String) key;
        }
        throw new ApiException(ErrorCode.BAD_REQUEST, "'extensions." + IDEMPOTENCY_KEY + "' must be a string.");
    }

    private LiveOperation inTime(Runnable work) {
        deadlines.limit(work);
        return LiveOperation.ENDED;
    }

    private static LiveOperation ended(Runnable last) {
        last.run();
        return LiveOperation.ENDED;
    }

    private static Answer answer(GraphQlResult result, ResultSink sink) {
        Map<String, Object> body = ErrorBody.identified(result.body(), sink.requestId());
        return Answer.of(body, result.executed(), ResponseFormat.JSON);
    }

    /** What never began is an error of the operation, what ran is its result. */
    @SuppressWarnings("unchecked")
    private static void answered(GraphQlResult result, ResultSink sink) {
        Map<String, Object> body = (Map<String, Object>) answer(result, sink).body();
        if (body.containsKey("data")) {
            sink.next(JsonWriter.write(body).toByteArray());
            sink.complete();
        } else {
            sink.refused((List<Map<String, Object>>) body.getOrDefault("errors", List.of()));
        }
    }
}
