package dev.weft.subscriptions.live;

import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what ids the log speaks of a project's tables.
 *
 * @param ids by the names of tables
 * @param silent tables whose changes are not logged
 */
record LoggedTables(Map<String, UUID> ids, Set<String> silent) {
    static LoggedTables of(ProjectModel model) {
        Map<String, UUID> ids = new HashMap<>();
        Set<String> silent = new HashSet<>();
        for (CollectionModel collection : model.unrestricted().collections()) {
            ids.put(collection.table(), collection.id().value());
            if (!collection.spec().changeLog()) {
                silent.add(collection.table());
            }
            for (RelationSpec relation : collection.spec().relations()) {
                if (relation.storage() instanceof JoinTable links) {
                    ids.put(links.table(), relation.id().value());
                }
            }
        }
        return new LoggedTables(Map.copyOf(ids), Set.copyOf(silent));
    }

    /** Null for what is none of its tables. */
    @Nullable
    UUID id(String table) {
        return ids.get(table);
    }
}
