package dev.weft.resolvers.operation;

import dev.weft.model.CollectionModel;
import dev.weft.model.GlobalId;
import dev.weft.model.ProjectModel;
import java.util.Optional;

/** The row that a global id names. */
public record NodeKey(CollectionModel collection, Object key) {
    /** Empty for every text that is no global id of a collection whose rows the caller may get one by one. */
    public static Optional<NodeKey> of(ProjectModel model, String id) {
        return GlobalId.decode(id)
                .flatMap(global -> model.collectionNumbered(global.collectionNumber()))
                .filter(CollectionModel::isReadable)
                .flatMap(collection -> GlobalId.keyOf(collection, id).map(key -> new NodeKey(collection, key)));
    }
}
