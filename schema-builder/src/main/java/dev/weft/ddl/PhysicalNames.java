package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import java.util.List;
import java.util.stream.Stream;

/** The tables and indexes of a project. PostgreSQL keeps both in one namespace. */
public final class PhysicalNames {
    private PhysicalNames() {}

    public static Stream<String> of(ProjectCatalog catalog) {
        return catalog.collections().stream().flatMap(PhysicalNames::of);
    }

    private static Stream<String> of(CollectionSpec collection) {
        String table = collection.name();
        return Stream.of(
                        Stream.of(table, ConstraintNames.primaryKey(table)),
                        collection.fields().stream().flatMap(field -> indexes(table, field)),
                        collection.relations().stream().flatMap(relation -> switch (relation.storage()) {
                            case ForeignKeyColumn(String column) ->
                                Stream.of(
                                        relation.kind() == RelationKind.ONE_TO_ONE
                                                ? ConstraintNames.unique(table, List.of(column))
                                                : ConstraintNames.index(table, List.of(column)));
                            case JoinTable(String join, String _, String target) ->
                                Stream.of(
                                        join,
                                        ConstraintNames.primaryKey(join),
                                        ConstraintNames.index(join, List.of(target)));
                        }),
                        collection.indexes().stream().map(IndexSpec::name))
                .flatMap(names -> names);
    }

    private static Stream<String> indexes(String table, FieldSpec field) {
        Stream<String> ofTexts = TextIndexes.of(table, field).stream().map(TextIndexes.TextIndex::name);
        return Stream.concat(ofValues(table, field), ofTexts);
    }

    private static Stream<String> ofValues(String table, FieldSpec field) {
        List<String> column = List.of(field.column());
        if (field.unique()) {
            return Stream.of(ConstraintNames.unique(table, column));
        }
        return DdlPlanner.isIndexed(field) ? Stream.of(ConstraintNames.index(table, column)) : Stream.empty();
    }
}
