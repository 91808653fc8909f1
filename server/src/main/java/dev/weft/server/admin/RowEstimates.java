package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;
import dev.weft.change.SchemaChanger;
import dev.weft.server.admin.catalog.CollectionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many rows collections have, as PostgreSQL estimates it: asked once for all collections of a project. */
final class RowEstimates {
    private final SchemaChanger changer;

    RowEstimates(SchemaChanger changer) {
        this.changer = changer;
    }

    /** In the order of the collections. */
    List<Long> of(List<CollectionView> collections) {
        Map<ProjectId, Map<String, Long>> byProject = new HashMap<>();
        return collections.stream()
                .map(collection -> byProject
                        .computeIfAbsent(collection.project(), changer::estimatedRowCounts)
                        .getOrDefault(collection.name(), 0L))
                .toList();
    }
}
