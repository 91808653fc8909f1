package dev.weft.change;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the changes of a project wait for each other before they take a connection, first come, first served. Those who
 * wait for the advisory lock hold one each; many would leave none for anybody else. The advisory lock remains for the
 * changes of other servers.
 */
final class ProjectQueue {
    private final Map<ProjectId, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final Duration patience;

    ProjectQueue(Duration patience) {
        this.patience = patience;
    }

    /** @throws ApiException CATALOG_BUSY when the turn does not come in time */
    <T> T inTurn(ProjectId project, Supplier<T> work) {
        ReentrantLock turn = turns.computeIfAbsent(project, _ -> new ReentrantLock(true));
        if (!comes(turn)) {
            throw LockedDdl.anotherChangeRuns(null);
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean comes(ReentrantLock turn) {
        try {
            return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
