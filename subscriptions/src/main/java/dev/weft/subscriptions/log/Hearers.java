package dev.weft.subscriptions.log;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who listen. Told by the reader's thread alone. */
final class Hearers {
    private static final Logger LOG = LoggerFactory.getLogger(Hearers.class);

    private final List<Hearer> all = new CopyOnWriteArrayList<>();

    /** Projects that have been told a part of an instant. */
    private final Set<UUID> unfinished = new HashSet<>();

    boolean isEmpty() {
        return all.isEmpty();
    }

    void add(Hearer hearer, Position from) {
        hearer.reached(from);
        all.add(hearer);
        if (hearer.isClosed()) {
            all.remove(hearer);
        }
    }

    void remove(Hearer hearer) {
        all.remove(hearer);
    }

    /** Of each project those that are its own, as far as somebody listens to it. */
    void tell(List<Change> changes, Position after, boolean complete) {
        Map<UUID, List<Change>> projects = new LinkedHashMap<>();
        changes.forEach(change -> projects.computeIfAbsent(change.project(), _ -> new ArrayList<>())
                .add(change));
        if (complete) {
            unfinished.forEach(project -> projects.putIfAbsent(project, List.of()));
            unfinished.clear();
        } else {
            unfinished.addAll(projects.keySet());
        }
        for (Hearer hearer : all) {
            List<Change> own = projects.get(hearer.project());
            if (own != null) {
                tell(hearer, new Batch(own, complete ? after : own.getLast().position(), complete));
            }
        }
    }

    private static void tell(Hearer hearer, Batch batch) {
        try {
            hearer.tell(batch);
        } catch (RuntimeException e) {
            LOG.error("A listener failed and is told nothing more", e);
            hearer.lose(ApiError.of(ErrorCode.INTERNAL_SERVER_ERROR, "The subscription failed"));
        }
    }

    /** Everybody has been told everything up to there. */
    void reached(Position position) {
        all.forEach(hearer -> hearer.reached(position));
    }

    void lose(ApiError why) {
        all.forEach(hearer -> hearer.lose(why));
    }
}
