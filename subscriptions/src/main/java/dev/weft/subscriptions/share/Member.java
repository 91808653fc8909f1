package dev.weft.subscriptions.share;

import dev.weft.error.ApiError;
import dev.weft.subscriptions.Sink;
import dev.weft.subscriptions.log.Position;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber. It is in one group at a time, or in none while it is told alone what it has missed; whoever tells it
 * something that was found before it moved on is not heard.
 */
public final class Member {
    private final Sink sink;
    private final Runnable leaving;
    private volatile @Nullable Position from;
    private @Nullable Group group;
    private long done;
    private long moves;
    private boolean ended;
    private byte @Nullable [] last;

    /**
     * @param from what it has been told already, by whomever; null for nothing
     * @param leaving is called once, when it has ended
     */
    public Member(Sink sink, @Nullable Position from, Runnable leaving) {
        this.sink = sink;
        this.from = from;
        this.leaving = leaving;
    }

    /** What it has been told already, by whomever; null once everything that comes is later. */
    public @Nullable Position from() {
        return from;
    }

    /** What comes from now on is later than what it had been told when it came. */
    public void hasPassed() {
        from = null;
    }

    public Sink sink() {
        return sink;
    }

    public synchronized boolean hasEnded() {
        return ended;
    }

    /** Changes whenever what was found before must not be told any more. */
    public synchronized long moves() {
        return moves;
    }

    public synchronized @Nullable Group group() {
        return group;
    }

    /** It has been told everything up to the step. */
    synchronized void enter(Group joined, long step) {
        group = joined;
        done = step;
        moves++;
    }

    /**
     * It is told nothing more of what was found until now.
     *
     * @return the last step that it has been told
     */
    public synchronized long leave() {
        group = null;
        moves++;
        return done;
    }

    public synchronized void tell(Group by, long upTo, List<Told> all) {
        if (ended || !by.equals(group)) {
            return;
        }
        for (Told told : all) {
            if (told.step() > done) {
                sink.next(told.result());
            }
        }
        done = Math.max(done, upTo);
    }

    /** The same for who is told only what is another than the last time. */
    public synchronized void show(Group by, long upTo, byte[] result) {
        if (ended || !by.equals(group)) {
            return;
        }
        done = Math.max(done, upTo);
        if (last == null || !Arrays.equals(last, result)) {
            last = result;
            sink.next(result);
        }
    }

    /**
     * Tells it something apart from any group.
     *
     * @param asOf when it was found
     * @return whether it was still true then
     */
    public synchronized boolean tellAlone(long asOf, List<byte[]> results) {
        if (asOf != moves) {
            return false;
        }
        if (!ended) {
            results.forEach(sink::next);
        }
        return true;
    }

    /** Nothing is told any more. */
    public void end() {
        if (ends()) {
            leaving.run();
        }
    }

    public void fail(List<ApiError> errors) {
        if (ends()) {
            sink.failed(errors);
            leaving.run();
        }
    }

    private synchronized boolean ends() {
        boolean first = !ended;
        ended = true;
        moves++;
        return first;
    }
}
