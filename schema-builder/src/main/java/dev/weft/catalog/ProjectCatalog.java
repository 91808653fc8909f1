package dev.weft.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The whole catalog of a project at one revision. Immutable; an edit makes another one.
 *
 * @param databaseSchema the PostgreSQL schema that holds the project's tables, e.g. {@code p_3f9a...}
 * @param revision rises by one with every applied change; 0 before the first
 * @param collections in order of creation; {@code users} comes first
 * @param lastCollectionNumber the highest number ever given to a collection
 */
public record ProjectCatalog(
        ProjectId project,
        String databaseSchema,
        int revision,
        List<CollectionSpec> collections,
        int lastCollectionNumber) {
    public ProjectCatalog {
        collections = List.copyOf(collections);
    }

    public Optional<CollectionSpec> collection(String name) {
        return collections.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    public Optional<CollectionSpec> collection(CollectionId id) {
        return collections.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public ProjectCatalog with(CollectionSpec replacement) {
        return new ProjectCatalog(
                project,
                databaseSchema,
                revision,
                collections.stream()
                        .map(c -> c.id().equals(replacement.id()) ? replacement : c)
                        .toList(),
                lastCollectionNumber);
    }

    public ProjectCatalog withCollections(List<CollectionSpec> others) {
        return new ProjectCatalog(project, databaseSchema, revision, others, lastCollectionNumber);
    }

    /** The same catalog with nothing archived. */
    public ProjectCatalog revealed() {
        return withCollections(collections.stream()
                .map(collection -> collection
                        .archived(null)
                        .withFields(collection.fields().stream()
                                .map(field -> field.archived(null))
                                .toList())
                        .withRelations(collection.relations().stream()
                                .map(relation -> relation.archived(null))
                                .toList()))
                .toList());
    }

    public ProjectCatalog atRevision(int newRevision) {
        return new ProjectCatalog(project, databaseSchema, newRevision, collections, lastCollectionNumber);
    }
}
