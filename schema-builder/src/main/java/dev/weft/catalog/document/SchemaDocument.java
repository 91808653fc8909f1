package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a catalog says, but for its ids and what is archived. Two catalogs that say the same have equal documents.
 *
 * @param collections in order of their names
 */
public record SchemaDocument(List<CollectionDocument> collections) {
    /** Of the form of the JSON. Another form gets another number. */
    static final int FORMAT = 1;

    public SchemaDocument {
        collections = collections.stream()
                .sorted(Comparator.comparing(CollectionDocument::name))
                .toList();
    }

    public static SchemaDocument of(ProjectCatalog catalog) {
        return new SchemaDocument(catalog.collections().stream()
                .filter(collection -> !collection.isArchived())
                .map(collection -> CollectionDocument.of(catalog, collection))
                .toList());
    }

    Optional<CollectionDocument> collection(String name) {
        return collections.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    Optional<CollectionDocument> users() {
        return collection(CollectionSpec.USERS);
    }

    /** Plain JSON. What is as usual is left out. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put(
                "collections",
                collections.stream().map(CollectionDocument::json).toList());
        return json;
    }
}
