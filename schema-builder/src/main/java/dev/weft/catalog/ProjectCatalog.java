package dev.weft.catalog;

import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole catalog of a project at one revision. Immutable; an edit makes another one.
 *
 * @param databaseSchema the PostgreSQL schema that holds the project's tables, e.g. {@code p_3f9a...}
 * @param revision rises by one with every applied change; 0 before the first
 * @param collections in order of creation; {@code users} comes first
 * @param lastCollectionNumber the highest number ever given to a collection
 * @param roles the project's own, by name
 * @param policies at most one of each collection, role and action
 */
public record ProjectCatalog(
        ProjectId project,
        String databaseSchema,
        int revision,
        List<CollectionSpec> collections,
        int lastCollectionNumber,
        List<RoleSpec> roles,
        List<PolicySpec> policies) {
    public ProjectCatalog {
        collections = List.copyOf(collections);
        roles = List.copyOf(roles);
        policies = List.copyOf(policies);
    }

    /** A catalog without roles of its own and without policies. */
    public ProjectCatalog(
            ProjectId project,
            String databaseSchema,
            int revision,
            List<CollectionSpec> collections,
            int lastCollectionNumber) {
        this(project, databaseSchema, revision, collections, lastCollectionNumber, List.of(), List.of());
    }

    public Optional<CollectionSpec> collection(String name) {
        return collections.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    public Optional<CollectionSpec> collection(CollectionId id) {
        return collections.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public ProjectCatalog with(CollectionSpec replacement) {
        return withCollections(collections.stream()
                .map(c -> c.id().equals(replacement.id()) ? replacement : c)
                .toList());
    }

    public ProjectCatalog withCollections(List<CollectionSpec> others) {
        return new ProjectCatalog(project, databaseSchema, revision, others, lastCollectionNumber, roles, policies);
    }

    public ProjectCatalog withRoles(List<RoleSpec> others) {
        return new ProjectCatalog(
                project, databaseSchema, revision, collections, lastCollectionNumber, others, policies);
    }

    public ProjectCatalog withPolicies(List<PolicySpec> others) {
        return new ProjectCatalog(project, databaseSchema, revision, collections, lastCollectionNumber, roles, others);
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

    /** What is in use: without what is archived, relations that lead there, and indexes of hidden columns. */
    public ProjectCatalog visible() {
        return withCollections(collections.stream()
                .filter(collection -> !collection.isArchived())
                .map(this::visible)
                .toList());
    }

    private CollectionSpec visible(CollectionSpec collection) {
        List<FieldSpec> fields = collection.fields().stream()
                .filter(field -> !field.isArchived())
                .toList();
        List<RelationSpec> relations = collection.relations().stream()
                .filter(relation -> !isHidden(relation))
                .toList();
        if (fields.size() == collection.fields().size()
                && relations.size() == collection.relations().size()) {
            return collection;
        }
        Set<String> hidden = hiddenColumns(collection);
        return collection
                .withFields(fields)
                .withRelations(relations)
                .withIndexes(collection.indexes().stream()
                        .filter(index -> Collections.disjoint(index.columns(), hidden))
                        .toList());
    }

    /** Whether the relation is archived, or leads to a collection that is. */
    public boolean isHidden(RelationSpec relation) {
        return relation.isArchived()
                || collection(relation.target()).map(CollectionSpec::isArchived).orElse(true);
    }

    /** The columns of a collection, archived or not, that the API does not show. */
    public Set<String> hiddenColumns(CollectionSpec collection) {
        Stream<String> ofFields =
                collection.fields().stream().filter(FieldSpec::isArchived).map(FieldSpec::column);
        Stream<String> ofRelations = collection.relations().stream()
                .filter(this::isHidden)
                .flatMap(relation -> relation.storage() instanceof ForeignKeyColumn(String column)
                        ? Stream.of(column)
                        : Stream.empty());
        return Stream.concat(ofFields, ofRelations).collect(Collectors.toSet());
    }

    public ProjectCatalog atRevision(int newRevision) {
        return new ProjectCatalog(
                project, databaseSchema, newRevision, collections, lastCollectionNumber, roles, policies);
    }
}
