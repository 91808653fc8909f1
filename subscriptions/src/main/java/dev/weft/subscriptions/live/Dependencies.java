package dev.weft.subscriptions.live;

import dev.weft.resolvers.sql.TablesRead;
import dev.weft.subscriptions.log.Change;
import dev.weft.subscriptions.share.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a result depends on.
 *
 * @param whole collections and relations, any row of them
 * @param keys of others the rows with these keys
 */
record Dependencies(Set<UUID> whole, Map<UUID, Set<String>> keys) {
    static Dependencies of(TablesRead read, LoggedTables tables) {
        Set<UUID> whole = new HashSet<>();
        read.whole().forEach(table -> {
            UUID id = tables.id(table);
            if (id != null) {
                whole.add(id);
            }
        });
        Map<UUID, Set<String>> keys = new HashMap<>();
        read.keys().forEach((table, rows) -> {
            UUID id = tables.id(table);
            if (id != null && !whole.contains(id)) {
                keys.put(id, rows);
            }
        });
        return new Dependencies(whole, keys);
    }

    /** Whether the result may be another after the step. */
    boolean meets(Step step) {
        return step.changes().keySet().stream().anyMatch(whole::contains)
                || keys.entrySet().stream()
                        .anyMatch(entry -> step.of(entry.getKey()).stream()
                                .map(Change::rowId)
                                .anyMatch(entry.getValue()::contains));
    }
}
