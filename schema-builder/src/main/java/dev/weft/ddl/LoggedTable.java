package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.JoinTable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A table whose changes are logged.
 *
 * @param of the collection, or of a table of links the relation
 * @param links whether it is one of links
 */
public record LoggedTable(String table, UUID of, boolean links, RowShape shape) {
    /** All of a catalog, in its order. Links are logged where the collection is that has the relation. */
    public static Stream<LoggedTable> all(ProjectCatalog catalog) {
        return catalog.collections().stream()
                .filter(CollectionSpec::changeLog)
                .flatMap(collection -> Stream.concat(
                        Stream.of(of(catalog, collection)),
                        collection.relations().stream().flatMap(relation -> links(catalog, collection, relation))));
    }

    private static LoggedTable of(ProjectCatalog catalog, CollectionSpec collection) {
        return new LoggedTable(collection.name(), collection.id().value(), false, RowShape.of(catalog, collection));
    }

    private static Stream<LoggedTable> links(ProjectCatalog catalog, CollectionSpec collection, RelationSpec relation) {
        return relation.storage() instanceof JoinTable links
                ? Stream.of(new LoggedTable(
                        links.table(), relation.id().value(), true, RowShape.of(catalog, collection, relation, links)))
                : Stream.empty();
    }

    /** The statements that make PostgreSQL log its changes, whether or not it does already. */
    public static List<String> triggers(ProjectCatalog catalog, LoggedTable table) {
        return new DdlRenderer(catalog.databaseSchema())
                .render(new DdlStep.LogChanges(catalog.project(), table)).stream()
                        .map(DdlStatement::sql)
                        .toList();
    }
}
