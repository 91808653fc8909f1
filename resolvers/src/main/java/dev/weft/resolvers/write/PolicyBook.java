package dev.weft.resolvers.write;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policies that bind the roles of a model, read once. */
final class PolicyBook {
    private final Map<CollectionId, List<PolicyTerms>> known = new ConcurrentHashMap<>();

    PolicyBook(ProjectModel model) {
    }

    List<PolicyTerms> of(CollectionModel collection) {
        return known.computeIfAbsent(collection.id(), _ -> read(collection));
    }

    private List<PolicyTerms> read(CollectionModel collection) {
        return List.of();
    }
}
