package dev.weft.change.breaking;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of two catalogs in which they differ: the collections that changed, those whose types show them, and what
 * these refer to. The types of all others are the same before and after, however many there are.
 */
final class ChangedPart {
    private final ProjectCatalog before;
    private final ProjectCatalog after;
    private final Set<CollectionId> part;

    private ChangedPart(ProjectCatalog before, ProjectCatalog after) {
        this.before = before;
        this.after = after;
        this.part = around(around(changed()));
        before.collection(CollectionSpec.USERS).map(CollectionSpec::id).ifPresent(part::add);
    }

    static ChangedPart of(ProjectCatalog before, ProjectCatalog after) {
        return new ChangedPart(before, after);
    }

    ProjectCatalog before() {
        return only(before);
    }

    ProjectCatalog after() {
        return only(after);
    }

    private Set<CollectionId> changed() {
        Set<CollectionId> changed = new HashSet<>();
        collect(before, after, changed);
        collect(after, before, changed);
        return changesWhatAllShowOfUsers() ? everything() : changed;
    }

    private static void collect(ProjectCatalog one, ProjectCatalog other, Set<CollectionId> changed) {
        Set<CollectionSpec> same = new HashSet<>(other.collections());
        one.collections().stream()
                .filter(collection -> !same.contains(collection))
                .forEach(collection -> changed.add(collection.id()));
    }

    /** Every collection shows who created a row. */
    private boolean changesWhatAllShowOfUsers() {
        return !shownByAll(before).equals(shownByAll(after));
    }

    private static Optional<List<Object>> shownByAll(ProjectCatalog catalog) {
        return catalog.collection(CollectionSpec.USERS).map(users -> List.of(users.typeName(), users.operations()));
    }

    private Set<CollectionId> everything() {
        Set<CollectionId> all = new HashSet<>();
        Stream.of(before, after)
                .flatMap(catalog -> catalog.collections().stream())
                .forEach(collection -> all.add(collection.id()));
        return all;
    }

    /** With those that a relation joins to them, in either direction. */
    private Set<CollectionId> around(Set<CollectionId> inner) {
        Set<CollectionId> outer = new HashSet<>(inner);
        for (ProjectCatalog catalog : List.of(before, after)) {
            for (CollectionSpec collection : catalog.collections()) {
                for (RelationSpec relation : collection.relations()) {
                    if (inner.contains(collection.id())) {
                        outer.add(relation.target());
                    } else if (inner.contains(relation.target())) {
                        outer.add(collection.id());
                    }
                }
            }
        }
        return outer;
    }

    private ProjectCatalog only(ProjectCatalog catalog) {
        return new ProjectCatalog(
                catalog.project(),
                catalog.databaseSchema(),
                catalog.revision(),
                catalog.collections().stream()
                        .filter(collection -> part.contains(collection.id()))
                        .map(this::inside)
                        .toList(),
                catalog.lastCollectionNumber(),
                catalog.roles(),
                catalog.policies().stream()
                        .filter(policy -> part.contains(policy.collection()))
                        .toList());
    }

    /** Without the relations that lead out of the part, and without the indexes of their columns. */
    private CollectionSpec inside(CollectionSpec collection) {
        Predicate<RelationSpec> leadsOut = relation -> !part.contains(relation.target());
        Set<String> columnsOut = collection.relations().stream()
                .filter(leadsOut)
                .flatMap(relation -> relation.storage() instanceof ForeignKeyColumn(String column)
                        ? Stream.of(column)
                        : Stream.<String>empty())
                .collect(Collectors.toSet());
        return collection
                .withRelations(collection.relations().stream()
                        .filter(leadsOut.negate())
                        .toList())
                .withIndexes(collection.indexes().stream()
                        .filter(index -> index.columns().stream().noneMatch(columnsOut::contains))
                        .toList());
    }
}
