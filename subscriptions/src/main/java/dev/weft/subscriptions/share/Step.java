package dev.weft.subscriptions.share;

import dev.weft.subscriptions.log.Batch;
import dev.weft.subscriptions.log.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A batch of changes of a project, with its place in what this server has heard of the project.
 *
 * @param number rises by one with each
 */
public record Step(long number, Map<UUID, List<Change>> changes) {
    public static Step of(long number, Batch batch) {
        Map<UUID, List<Change>> changes = new HashMap<>();
        batch.changes()
                .forEach(change -> changes.computeIfAbsent(change.collection(), _ -> new ArrayList<>())
                        .add(change));
        return new Step(number, changes);
    }

    /** Of the rows of one collection, in their order. */
    public List<Change> of(UUID collection) {
        return changes.getOrDefault(collection, List.of());
    }
}
