package dev.weft.server.realtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What one connection has still to be sent. It may be longer than its limits for a while, so that a burst does not end a
 * good connection; but never much longer, and only while it gets shorter in time.
 *
 * @param <F> what is sent
 */
public final class Outbox<F> {
    /** How many times its limits a queue may be long in a burst. */
    private static final int BURST = 10;

    /** What is handed out at once, so that a slow connection shows progress. */
    private static final int PIECE_BYTES = 16 * 1024;

    private final ArrayDeque<Waiting<F>> queue = new ArrayDeque<>();
    private final int maxMessages;
    private final int maxBytes;
    private final long patience;
    private final LongSupplier nanoTime;
    private long bytes;
    private int beingSent;
    private int bytesBeingSent;
    private long sendingSince;
    private long fullSince;
    private boolean full;
    private boolean closed;
    private boolean cut;

    /** @param nanoTime as {@link System#nanoTime()} */
    public Outbox(StreamLimits limits, LongSupplier nanoTime) {
        this.maxMessages = limits.messages();
        this.maxBytes = limits.bytes();
        this.patience = limits.patience().toNanos();
        this.nanoTime = nanoTime;
    }

    private record Waiting<F>(F frame, int size) {}

    /**
     * Adds a frame. After the end it is dropped.
     *
     * @return false when the queue is as long as it can get, so that the frame was not added and the connection must end
     */
    public synchronized boolean offer(F frame, int size) {
        if (closed) {
            return true;
        }
        int waiting = messages();
        if (waiting > 0 && (waiting >= BURST * maxMessages || length() + size > (long) BURST * maxBytes)) {
            return false;
        }
        add(frame, size);
        return true;
    }

    /** Lets the frame be the last one, after those that wait. */
    public synchronized void finish(F last) {
        if (!closed) {
            add(last, 0);
            closed = true;
        }
    }

    /** Lets the frame be the last one, and drops those that wait. */
    public synchronized void cut(F last) {
        queue.clear();
        bytes = 0;
        if (!closed) {
            add(last, 0);
        } else {
            queue.add(new Waiting<>(last, 0));
        }
        closed = true;
        cut = true;
        notifyAll();
    }

    /** Nobody will take anything any more. */
    public synchronized void drop() {
        queue.clear();
        bytes = 0;
        closed = true;
        cut = true;
        notifyAll();
    }

    /**
     * Waits for frames. Those handed out before count as sent.
     *
     * @return empty after the last one
     */
    public synchronized List<F> take() throws InterruptedException {
        sent();
        while (queue.isEmpty() && !closed) {
            wait();
        }
        List<F> piece = new ArrayList<>();
        while (!queue.isEmpty()
                && (piece.isEmpty() || bytesBeingSent + queue.element().size() <= PIECE_BYTES)) {
            Waiting<F> next = queue.remove();
            bytes -= next.size();
            bytesBeingSent += next.size();
            piece.add(next.frame());
        }
        beingSent = piece.size();
        sendingSince = nanoTime.getAsLong();
        return piece;
    }

    /** Whether the frames that were handed out are not to be sent any more. */
    public synchronized boolean isCut() {
        return cut;
    }

    /** Whether the connection takes too little of what it is sent. */
    public synchronized boolean isStuck() {
        long now = nanoTime.getAsLong();
        return (full && now - fullSince >= patience) || (beingSent > 0 && now - sendingSince >= patience);
    }

    /** Waits until at most half of the queue's limits is taken; false after the end. */
    public synchronized boolean awaitRoom() throws InterruptedException {
        while (!closed && (messages() > maxMessages / 2 || length() > maxBytes / 2)) {
            wait();
        }
        return !closed;
    }

    private void add(F frame, int size) {
        queue.add(new Waiting<>(frame, size));
        bytes += size;
        if (!full && isOver()) {
            full = true;
            fullSince = nanoTime.getAsLong();
        }
        notifyAll();
    }

    private void sent() {
        beingSent = 0;
        bytesBeingSent = 0;
        if (full && !isOver()) {
            full = false;
        }
        notifyAll();
    }

    private boolean isOver() {
        return messages() > maxMessages || length() > maxBytes;
    }

    private int messages() {
        return queue.size() + beingSent;
    }

    private long length() {
        return bytes + bytesBeingSent;
    }
}
