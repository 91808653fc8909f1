package dev.weft.server.realtime;

import dev.weft.server.http.ErrorBody;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.LiveOperation;
import dev.weft.server.http.RequestIds;
import dev.weft.server.http.ResultSink;
import java.util.List;
import java.util.Map;

/** An operation on a connection that stays open. Says nothing after its end, whoever ended it. */
public abstract class StreamOperation implements ResultSink {
    private final String requestId = RequestIds.fresh();
    private final Authority begunWith;
    private LiveOperation live = LiveOperation.ENDED;
    private boolean over;

    /** @param begunWith the rights that it was prepared with */
    protected StreamOperation(Authority begunWith) {
        this.begunWith = begunWith;
    }

    /** None of these may wait. */
    protected abstract void sendNext(byte[] result);

    protected abstract void sendComplete();

    protected abstract void sendErrors(List<Map<String, Object>> errors);

    /** Waits until the connection's queue is short; false when the connection has ended. */
    protected abstract boolean awaitQueue() throws InterruptedException;

    @Override
    public String requestId() {
        return requestId;
    }

    public Authority begunWith() {
        return begunWith;
    }

    @Override
    public synchronized void next(byte[] result) {
        if (!over) {
            sendNext(result);
        }
    }

    @Override
    public synchronized void complete() {
        if (end()) {
            sendComplete();
        }
    }

    @Override
    public synchronized void refused(List<Map<String, Object>> errors) {
        if (end()) {
            sendErrors(ErrorBody.identified(errors, requestId));
        }
    }

    @Override
    public boolean awaitRoom() throws InterruptedException {
        return awaitQueue() && !isOver();
    }

    /** It goes on by itself from now on. */
    public void started(LiveOperation begun) {
        boolean late;
        synchronized (this) {
            late = over;
            if (!late) {
                live = begun;
            }
        }
        if (late) {
            begun.cancel();
        }
    }

    public void goOn(GraphQlEngine engine) {
        current().goOn(engine);
    }

    /** Whether it has not ended, and is no subscription. */
    public boolean isShort() {
        return !isOver() && current().equals(LiveOperation.ENDED);
    }

    /** Ends it without a word. */
    public void cancel() {
        LiveOperation ended;
        synchronized (this) {
            over = true;
            ended = live;
            live = LiveOperation.ENDED;
        }
        ended.cancel();
    }

    private boolean end() {
        boolean first = !over;
        over = true;
        live = LiveOperation.ENDED;
        return first;
    }

    private synchronized LiveOperation current() {
        return live;
    }

    private synchronized boolean isOver() {
        return over;
    }
}
