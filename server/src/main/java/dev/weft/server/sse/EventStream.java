package dev.weft.server.sse;

import dev.weft.error.ApiError;
import dev.weft.server.http.ErrorBody;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.JsonWriter;
import dev.weft.server.http.StreamedOperations;
import dev.weft.server.realtime.Authority;
import dev.weft.server.realtime.OpenStream;
import dev.weft.server.realtime.OpenStreams;
import dev.weft.server.realtime.Outbox;
import dev.weft.server.realtime.StreamEnd;
import dev.weft.server.realtime.StreamOperation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One operation and the connection that shows its results. */
final class EventStream extends StreamOperation implements OpenStream {
    private final OpenStreams streams;
    private final Outbox<byte[]> outbox;
    private volatile Authority authority;
    private volatile @Nullable GraphQlEngine renewed;
    private volatile long saidAt = System.nanoTime();
    private volatile boolean draining;

    EventStream(Authority authority, OpenStreams streams) {
        super(authority);
        this.authority = authority;
        this.streams = streams;
        this.outbox = new Outbox<>(streams.limits(), System::nanoTime);
        offer(Events.ALIVE);
    }

    /** Runs the operation, on a thread of its own. */
    void run(StreamedOperations operations, StreamedOperations.Place place, @Nullable Object request) {
        MDC.put("requestId", requestId());
        started(operations.run(place, request, this));
        GraphQlEngine engine = renewed;
        if (engine != null) {
            goOn(engine);
        }
    }

    /** Sends events as they come, until the last. */
    void sendTo(OutputStream out) throws IOException {
        try {
            for (List<byte[]> piece = outbox.take(); !piece.isEmpty(); piece = outbox.take()) {
                send(piece, out);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<byte[]> piece, OutputStream out) throws IOException {
        boolean last = outbox.isCut();
        for (byte[] event : piece) {
            if (last || !outbox.isCut()) {
                out.write(event);
            }
        }
        out.flush();
    }

    /** The client is not there any more, or has been told everything. */
    void gone() {
        outbox.drop();
        cancel();
        streams.closed(this);
    }

    @Override
    protected void sendNext(byte[] result) {
        offer(Events.next(result));
    }

    @Override
    protected void sendComplete() {
        outbox.finish(Events.COMPLETE);
    }

    @Override
    protected void sendErrors(List<Map<String, Object>> errors) {
        offer(Events.next(JsonWriter.write(Map.of("errors", errors)).toByteArray()));
        outbox.finish(Events.COMPLETE);
    }

    @Override
    protected boolean awaitQueue() throws InterruptedException {
        return outbox.awaitRoom();
    }

    private void offer(byte[] event) {
        saidAt = System.nanoTime();
        if (!outbox.offer(event, event.length)) {
            outbox.cut(Events.last(StreamEnd.TOO_SLOW));
            Thread.ofVirtual().start(this::cancel);
        }
    }

    @Override
    public Authority authority() {
        return authority;
    }

    @Override
    public void goOn(Authority changed, GraphQlEngine engine) {
        authority = changed;
        renewed = engine;
        goOn(engine);
    }

    @Override
    public void look() {
        if (outbox.isStuck()) {
            end(StreamEnd.TOO_SLOW);
        }
        if (System.nanoTime() - saidAt >= streams.limits().keepAlive().toNanos()) {
            offer(Events.ALIVE);
        }
        if (draining) {
            endWhenQuiet();
        }
    }

    @Override
    public void end(StreamEnd why) {
        outbox.cut(
                switch (why) {
                    case RIGHTS_ENDED, PROJECT_GONE -> refusal(why);
                    case TOO_SLOW, TOO_MANY, SHUTTING_DOWN, SILENT, FAILED -> Events.last(why);
                });
        cancel();
    }

    private byte[] refusal(StreamEnd why) {
        ApiError error = ApiError.of(why.code(), why.sentence());
        return Events.refusal(
                JsonWriter.write(ErrorBody.of(List.of(error), requestId())).toByteArray());
    }

    @Override
    public void drain() {
        draining = true;
        endWhenQuiet();
    }

    private void endWhenQuiet() {
        if (!isShort()) {
            outbox.finish(Events.last(StreamEnd.SHUTTING_DOWN));
            cancel();
        }
    }
}
