package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.List;

/**
 * A collection as it is, as it was given and as it shall be.
 *
 * @param spec in the catalog, with what is archived
 * @param now the same as a document
 */
record Pair(CollectionSpec spec, CollectionDocument now, GivenCollection given, CollectionDocument then) {
    static List<Pair> all(ProjectCatalog catalog, GivenDocument given, SchemaDocument wanted) {
        return given.collections().stream()
                .map(collection -> {
                    CollectionSpec spec = catalog.collection(collection.name()).orElseThrow();
                    return new Pair(
                            spec,
                            CollectionDocument.of(catalog, spec),
                            collection,
                            wanted.collection(collection.name()).orElseThrow());
                })
                .toList();
    }

    String name() {
        return given.name();
    }
}
