package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import java.util.Optional;

/** The names that columns of relations have before a change. */
final class FormerColumns {
    private FormerColumns() {}

    /** Of a column that is no field's; empty when the relation is only being added. */
    static Optional<String> of(CollectionSpec was, CollectionSpec collection, String column) {
        Optional<RelationSpec> relation = collection.relations().stream()
                .filter(declared -> column(declared).equals(Optional.of(column)))
                .findFirst();
        return relation.isEmpty()
                ? Optional.of(column)
                : was.relations().stream()
                        .filter(declared -> declared.id().equals(relation.get().id()))
                        .flatMap(declared -> column(declared).stream())
                        .findFirst();
    }

    private static Optional<String> column(RelationSpec relation) {
        return relation.storage() instanceof ForeignKeyColumn(String column) ? Optional.of(column) : Optional.empty();
    }
}
