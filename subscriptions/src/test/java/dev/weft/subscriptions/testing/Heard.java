package dev.weft.subscriptions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.subscriptions.Running;
import dev.weft.subscriptions.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a subscriber is told. */
public final class Heard implements Sink {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE = 10;

    private final BlockingQueue<byte[]> results = new LinkedBlockingQueue<>();
    private final CompletableFuture<List<ApiError>> failed = new CompletableFuture<>();
    private @Nullable Running running;

    void isRunBy(Running subscription) {
        running = subscription;
    }

    public Running running() {
        return Objects.requireNonNull(running);
    }

    @Override
    public void next(byte[] result) {
        results.add(result);
    }

    @Override
    public void complete() {}

    @Override
    public void failed(List<ApiError> errors) {
        failed.complete(errors);
    }

    @Override
    public boolean awaitRoom() {
        return true;
    }

    /** The bytes of the next result, as they came. */
    public byte[] nextBytes() {
        try {
            byte[] result = results.poll(PATIENCE, TimeUnit.SECONDS);
            if (result == null) {
                throw new AssertionError("nothing is told; " + failed.getNow(List.of()));
            }
            return result;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next result, of an operation without errors. */
    public JsonNode next() {
        JsonNode result = nextResult();
        assertThat(result.has("errors")).as(result.toString()).isFalse();
        return result.at("/data").iterator().next();
    }

    /** The next result with its errors. */
    public JsonNode nextResult() {
        return JSON.readTree(nextBytes());
    }

    public List<JsonNode> next(int count) {
        List<JsonNode> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** What was told and not looked at yet. */
    public int waiting() {
        return results.size();
    }

    /** Why it ended. */
    public ErrorCode failure() {
        return failed.orTimeout(PATIENCE, TimeUnit.SECONDS).join().getFirst().code();
    }

    public boolean hasFailed() {
        return failed.isDone();
    }
}
