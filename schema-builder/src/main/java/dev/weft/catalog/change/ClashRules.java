package dev.weft.catalog.change;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.ddl.PhysicalNames;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.schema.TypeNames;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * No two things of a project may end up with the same name, neither in GraphQL nor in PostgreSQL, where different names
 * of the catalog can meet: a field {@code author_id} and the key of a relation {@code author}.
 */
final class ClashRules {
    private ClashRules() {}

    /** What meets in the catalog, archived or not, as the beginning of a sentence; empty when nothing does. */
    static Optional<String> find(ProjectCatalog catalog) {
        ProjectModel model = ProjectModel.of(catalog.revealed(), Role.OWNER);
        return Stream.of(
                        model.collections().stream().flatMap(ClashRules::inside),
                        model.collections().stream().flatMap(ClashRules::payloads),
                        twice(roots(catalog), "The API would have two operations named '%s'"),
                        twice(
                                catalog.collections().stream().flatMap(TypeNames::of),
                                "The API would have two types named '%s'"),
                        twice(PhysicalNames.of(catalog), "PostgreSQL would have two tables or indexes named '%s'"))
                .flatMap(clashes -> clashes)
                .findFirst();
    }

    /** What mutations of one row and of many answer has members of these names beside the collection's own. */
    private static Stream<String> payloads(CollectionModel collection) {
        String type = collection.typeName();
        return Stream.concat(
                answers(collection),
                twice(
                        Stream.of(
                                "kind",
                                "transition",
                                "changedFields",
                                "previous",
                                "cursor",
                                "committedAt",
                                collection.spec().itemName()),
                        "What is told of changes of one '%s' would have two members named '%%s'".formatted(type)));
    }

    private static Stream<String> answers(CollectionModel collection) {
        String type = collection.typeName();
        return Stream.concat(
                twice(
                        Stream.of(
                                "deletedId",
                                "outcome",
                                "errors",
                                "index",
                                "error",
                                collection.spec().itemName()),
                        "The answer to mutations of one '%s' would have two members named '%%s'".formatted(type)),
                twice(
                        Stream.of(
                                "affectedCount",
                                "deletedIds",
                                "results",
                                "errors",
                                collection.spec().listName()),
                        "The answer to mutations of many '%s' would have two members named '%%s'".formatted(type)));
    }

    private static Stream<String> inside(CollectionModel collection) {
        return Stream.concat(
                twice(
                        members(collection),
                        "Type '%s' would have two members named '%%s'".formatted(collection.typeName())),
                twice(
                        collection.columns().stream().map(Column::name),
                        "Table '%s' would have two columns named '%%s'".formatted(collection.table())));
    }

    private static Stream<String> roots(ProjectCatalog catalog) {
        return Stream.concat(
                ReservedWords.ROOTS.stream(),
                catalog.collections().stream().map(CollectionSpec::names).flatMap(TypeNames::roots));
    }

    private static Stream<String> members(CollectionModel collection) {
        return Stream.of(
                        ReservedWords.MEMBERS.stream()
                                .filter(name -> collection.column(name).isEmpty())
                                .filter(name -> collection.relation(name).isEmpty()),
                        collection.columns().stream().map(Column::apiName),
                        collection.relations().stream().map(RelationEnd::apiName),
                        collection.relations().stream()
                                .filter(relation -> !(relation instanceof RelationEnd.ToMany
                                        || relation instanceof RelationEnd.ManyToMany))
                                .map(relation -> relation.apiName() + "Exists"),
                        collection.trees().stream().flatMap(tree -> Stream.of(tree.ancestors(), tree.descendants())))
                .flatMap(names -> names);
    }

    private static Stream<String> twice(Stream<String> names, String sentence) {
        Set<String> seen = new HashSet<>();
        return names.filter(name -> !seen.add(name)).map(sentence::formatted);
    }
}
