package dev.weft.server.admin;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.CheckedDocuments;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.JsonWriter;
import dev.weft.server.http.LiveOperation;
import dev.weft.server.http.ResultSink;
import graphql.ExecutionResult;
import java.util.List;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** A subscription of the platform: its source looks after the caller's rights itself. */
record PlatformSubscription(Disposable events) implements LiveOperation {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformSubscription.class);

    /** @param result holds a source of results, or says why there is none */
    static LiveOperation start(ExecutionResult result, ResultSink sink) {
        if (!(result.getData() instanceof Publisher<?> source)) {
            sink.refused(CheckedDocuments.report(result.getErrors()));
            return ENDED;
        }
        return new PlatformSubscription(Flux.from(source)
                .cast(ExecutionResult.class)
                .subscribe(event -> sink.next(json(event)), failure -> fail(sink, failure), sink::complete));
    }

    private static byte[] json(ExecutionResult event) {
        return JsonWriter.write(PlatformEngine.result(event).body()).toByteArray();
    }

    private static void fail(ResultSink sink, Throwable failure) {
        Throwable cause = failure instanceof SubscriptionPublisherException wrapped ? wrapped.getCause() : failure;
        switch (cause) {
            case ApiException refused -> sink.failed(refused.errors());
            case null, default -> {
                LOG.error("A subscription of the platform failed", failure);
                sink.failed(List.of(ApiError.of(
                        ErrorCode.INTERNAL_SERVER_ERROR,
                        "Something went wrong on the server. Its log has more under the request's id.")));
            }
        }
    }

    @Override
    public void goOn(GraphQlEngine engine) {}

    @Override
    public void cancel() {
        events.dispose();
    }
}
