package dev.weft.server.deadline;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** The time that a request has. Whoever waits for something on its behalf says how that waiting is ended. */
public final class Deadline {
    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private final long nanoTime;
    private final List<Runnable> waits = new ArrayList<>(1);
    private boolean expired;

    Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Of the request that the calling thread works for; one that never comes where there is none. */
    public static Deadline current() {
        return CURRENT.isBound() ? CURRENT.get() : new Deadline(Long.MAX_VALUE);
    }

    void during(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /**
     * Begins a wait, to be ended with {@link #stopWaiting}.
     *
     * @param cancel ends the wait early; called by another thread, at most once, never after {@code stopWaiting}
     * @throws ApiException TIMEOUT when there is no time left
     */
    public synchronized void startWaiting(Runnable cancel) {
        if (expired) {
            throw new ApiException(
                    ErrorCode.TIMEOUT,
                    "The request took too long and was given up. Ask for less, or for smaller pages.");
        }
        waits.add(cancel);
    }

    /** True when the wait was cut short, or may have been. */
    public synchronized boolean stopWaiting(Runnable cancel) {
        waits.remove(cancel);
        return expired;
    }

    boolean isOver(long now) {
        return nanoTime - now < 0;
    }

    synchronized void expire() {
        if (!expired) {
            expired = true;
            waits.forEach(Runnable::run);
        }
    }
}
