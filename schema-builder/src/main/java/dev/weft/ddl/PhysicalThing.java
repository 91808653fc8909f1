package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.model.CollectionModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something of a project's tables that has a name. PostgreSQL keeps the names of tables and indexes together, and so those
 * of constraints that are indexes; columns and other constraints have theirs within their table.
 */
sealed interface PhysicalThing {
    String table();

    String name();

    record Table(String name) implements PhysicalThing {
        @Override
        public String table() {
            return name;
        }
    }

    /** Also of a key. */
    record Index(String table, String name) implements PhysicalThing {}

    record Column(String table, String name) implements PhysicalThing {}

    /** A check or a foreign key. */
    record Constraint(String table, String name) implements PhysicalThing {}

    /** Everything, in an order that follows from what there is and not from what it is called. */
    static Stream<PhysicalThing> all(ProjectCatalog catalog) {
        return catalog.collections().stream().flatMap(PhysicalThing::all);
    }

    private static Stream<PhysicalThing> all(CollectionSpec collection) {
        String table = collection.name();
        Stream<PhysicalThing> own = Stream.of(
                new Table(table),
                new Index(table, ConstraintNames.primaryKey(table)),
                new Constraint(table, ConstraintNames.foreignKey(table, CollectionModel.CREATED_BY)));
        return Stream.of(
                        own,
                        collection.fields().stream().flatMap(field -> all(table, field)),
                        collection.relations().stream().flatMap(relation -> all(table, relation)),
                        collection.indexes().stream().map(index -> new Index(table, index.name())))
                .flatMap(things -> things);
    }

    private static Stream<PhysicalThing> all(String table, FieldSpec field) {
        String column = field.column();
        Stream.Builder<PhysicalThing> things = Stream.builder();
        things.add(new Column(table, column));
        TableDefinition.checks(table, field).forEach(check -> things.add(new Constraint(table, check.name())));
        if (field.type() == FieldType.USER) {
            things.add(new Constraint(table, ConstraintNames.foreignKey(table, column)));
        }
        if (field.unique()) {
            things.add(new Index(table, ConstraintNames.unique(table, List.of(column))));
        }
        if (DdlPlanner.isIndexed(field)) {
            things.add(new Index(table, ConstraintNames.index(table, List.of(column))));
        }
        TextIndexes.of(table, field).forEach(index -> things.add(new Index(table, index.name())));
        return things.build();
    }

    private static Stream<PhysicalThing> all(String table, RelationSpec relation) {
        return switch (relation.storage()) {
            case ForeignKeyColumn(String column) ->
                Stream.of(
                        new Column(table, column),
                        new Constraint(table, ConstraintNames.foreignKey(table, column)),
                        new Index(
                                table,
                                relation.kind() == RelationKind.ONE_TO_ONE
                                        ? ConstraintNames.unique(table, List.of(column))
                                        : ConstraintNames.index(table, List.of(column))));
            case JoinTable(String join, String source, String target) ->
                Stream.of(
                        new Table(join),
                        new Index(join, ConstraintNames.primaryKey(join)),
                        new Column(join, source),
                        new Column(join, target),
                        new Constraint(join, ConstraintNames.foreignKey(join, source)),
                        new Constraint(join, ConstraintNames.foreignKey(join, target)),
                        new Index(join, ConstraintNames.index(join, List.of(target))));
        };
    }
}
