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
 * @param roles in order of their names, as are the collections
 */
public record SchemaDocument(List<RoleDocument> roles, List<CollectionDocument> collections) {
    /** Of the form of the JSON. Another form gets another number. */
    static final int FORMAT = 1;

    public SchemaDocument {
        roles = roles.stream().sorted(Comparator.comparing(RoleDocument::name)).toList();
        collections = collections.stream()
                .sorted(Comparator.comparing(CollectionDocument::name))
                .toList();
    }

    public static SchemaDocument of(ProjectCatalog catalog) {
        return new SchemaDocument(
                catalog.roles().stream().map(RoleDocument::of).toList(),
                catalog.collections().stream()
                        .filter(collection -> !collection.isArchived())
                        .map(collection -> CollectionDocument.of(catalog, collection))
                        .toList());
    }

    Optional<CollectionDocument> collection(String name) {
        return collections.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    Optional<RoleDocument> role(String name) {
        return roles.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    Optional<CollectionDocument> users() {
        return collection(CollectionSpec.USERS);
    }

    /** Plain JSON. What is as usual is left out. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        if (!roles.isEmpty()) {
            json.put("roles", roles.stream().map(RoleDocument::json).toList());
        }
        json.put(
                "collections",
                collections.stream().map(CollectionDocument::json).toList());
        return json;
    }
}
