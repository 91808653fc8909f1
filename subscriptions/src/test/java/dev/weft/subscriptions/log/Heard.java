package dev.weft.subscriptions.log;

import dev.weft.error.ApiError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listener that remembers what it was told. */
final class Heard implements Listener {
    private final List<Batch> batches = new ArrayList<>();
    private @Nullable ApiError lost;

    @Override
    public synchronized void changes(Batch batch) {
        batches.add(batch);
        notifyAll();
    }

    @Override
    public synchronized void lost(ApiError why) {
        lost = why;
        notifyAll();
    }

    synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    synchronized List<Change> changes() {
        return batches.stream().flatMap(batch -> batch.changes().stream()).toList();
    }

    synchronized @Nullable ApiError loss() {
        return lost;
    }

    /** Returns when so many changes have come, or the time is over. */
    synchronized List<Change> await(int count) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (changes().size() < count && System.nanoTime() < deadline) {
            wait(100);
        }
        return changes();
    }
}
