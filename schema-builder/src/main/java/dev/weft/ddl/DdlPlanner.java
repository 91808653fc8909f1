package dev.weft.ddl;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.ddl.DdlStep.UniqueDefinition;
import dev.weft.ddl.TextIndexes.TextIndex;
import dev.weft.model.CollectionModel;
import dev.weft.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps from the tables of one catalog to those of another. Pure.
 *
 * <p>Tables and columns come first, foreign keys after all of them, so that collections may refer to each other.
 */
public final class DdlPlanner {
    private final ProjectCatalog before;
    private final ProjectCatalog after;
    private final ExistingRows rows;
    private final List<DdlStep> tables = new ArrayList<>();
    private final List<DdlStep> references = new ArrayList<>();
    private final List<DdlStep> indexes = new ArrayList<>();

    private DdlPlanner(ProjectCatalog before, ProjectCatalog after, ExistingRows rows) {
        this.before = before;
        this.after = after;
        this.rows = rows;
    }

    /** The statements, in the order in which they run. */
    public static List<DdlStatement> plan(ProjectCatalog before, ProjectCatalog after, ExistingRows rows) {
        DdlRenderer renderer = new DdlRenderer(after.databaseSchema());
        return steps(before, after, rows).stream()
                .flatMap(step -> renderer.render(step).stream())
                .toList();
    }

    /** What is gone goes, then what stays gets its names, and then it is changed under those. */
    static List<DdlStep> steps(ProjectCatalog before, ProjectCatalog after, ExistingRows rows) {
        ProjectCatalog had = Relaxation.of(before);
        ProjectCatalog wanted = Relaxation.of(after);
        ProjectCatalog kept = Survivors.kept(had, wanted);
        ProjectCatalog renamed = Survivors.renamed(kept, wanted);
        List<DdlStep> steps = new ArrayList<>(DropSteps.of(had, kept));
        steps.addAll(RenameSteps.of(kept, renamed));
        steps.addAll(LogSteps.ofKept(had, wanted));
        steps.addAll(new DdlPlanner(renamed, wanted, rows).steps());
        steps.addAll(LogSteps.ofNew(had, wanted));
        return steps;
    }

    private List<DdlStep> steps() {
        after.collections().forEach(collection -> {
            Optional<CollectionSpec> old = before.collection(collection.id());
            if (old.isEmpty()) {
                createTable(collection);
            } else {
                addFields(old.get(), collection);
            }
            addRelations(old, collection);
            old.ifPresent(was -> dropIndexes(was, collection));
            addIndexes(old, collection);
        });
        List<DdlStep> steps = new ArrayList<>(tables);
        steps.addAll(references);
        steps.addAll(indexes);
        return steps;
    }

    private void createTable(CollectionSpec collection) {
        String table = collection.name();
        tables.add(new DdlStep.CreateTable(
                table,
                TableDefinition.columns(collection),
                collection.fields().stream()
                        .flatMap(field -> TableDefinition.checks(table, field).stream())
                        .toList(),
                collection.fields().stream()
                        .filter(FieldSpec::unique)
                        .map(field -> unique(table, List.of(field.column())))
                        .toList()));
        collection.fields().forEach(field -> referenceAndIndex(table, field));
        references.add(foreignKey(table, CollectionModel.CREATED_BY, users(), OnDelete.SET_NULL));
    }

    private void addFields(CollectionSpec old, CollectionSpec collection) {
        String table = collection.name();
        for (FieldSpec field : collection.fields()) {
            Optional<FieldSpec> known =
                    old.fields().stream().filter(f -> f.id().equals(field.id())).findFirst();
            if (known.isPresent()) {
                changeField(table, known.get(), field, field.isArchived() || collection.isArchived());
            } else {
                tables.add(new DdlStep.AddColumn(table, TableDefinition.column(field), existingRows(field)));
                TableDefinition.checks(table, field).forEach(check -> tables.add(new DdlStep.AddCheck(table, check)));
                if (field.unique()) {
                    indexes.add(new DdlStep.AddUnique(table, unique(table, List.of(field.column()))));
                }
                referenceAndIndex(table, field);
            }
        }
    }

    private @Nullable DefaultExpression existingRows(FieldSpec field) {
        Object backfill = rows.backfills().get(field.id());
        return backfill == null ? null : new DefaultExpression.Literal(backfill);
    }

    private void referenceAndIndex(String table, FieldSpec field) {
        if (field.type() == FieldType.USER) {
            references.add(foreignKey(table, field.column(), users(), onDelete(field)));
        }
        if (isIndexed(field)) {
            indexes.add(index(table, List.of(field.column()), method(field)));
        }
        TextIndexes.of(table, field).forEach(index -> indexes.add(new DdlStep.CreateTextIndex(table, index)));
    }

    /** Users are looked up from both sides, so their keys always have an index. A unique field has one already. */
    static boolean isIndexed(FieldSpec field) {
        return (field.indexed() || field.type() == FieldType.USER) && !field.unique();
    }

    /** Indexes that do not fit any more go before the column changes, new ones come after it. */
    private void changeField(String table, FieldSpec old, FieldSpec field, boolean hidden) {
        if (old.equals(field)) {
            return;
        }
        List<String> column = List.of(field.column());
        boolean sameIndex = isIndexed(old) && isIndexed(field) && method(old) == method(field);
        if (isIndexed(old) && !sameIndex) {
            tables.add(new DdlStep.DropIndex(table, ConstraintNames.index(table, column)));
        }
        changeTextIndexes(table, old, field);
        tables.addAll(FieldDifference.steps(table, old, field, rows));
        if (field.type() == FieldType.USER && old.required() != field.required()) {
            changeForeignKey(table, field.column(), users(), onDelete(field), hidden);
        }
        if (!old.unique() && field.unique()) {
            indexes.add(new DdlStep.AddUnique(table, unique(table, column)));
        }
        if (isIndexed(field) && !sameIndex) {
            indexes.add(index(table, column, method(field)));
        }
    }

    /**
     * The new one is there before the old one's absence could be used, since both happen in one transaction. What is hidden
     * need not be looked at: the old one held, and when it is shown again everything is.
     */
    private void changeForeignKey(String table, String column, String target, OnDelete onDelete, boolean hidden) {
        String name = ConstraintNames.foreignKey(table, column);
        references.add(new DdlStep.DropConstraint(table, name));
        references.add(new DdlStep.AddLaterForeignKey(table, name, column, target, onDelete));
        if (!hidden) {
            references.add(new DdlStep.ValidateConstraint(table, name));
        }
    }

    private static OnDelete onDelete(FieldSpec user) {
        return user.required() ? OnDelete.RESTRICT : OnDelete.SET_NULL;
    }

    private static IndexMethod method(FieldSpec field) {
        return SqlType.of(ValueType.of(field.type())).indexMethod();
    }

    /** An index of another configuration is another index. */
    private void changeTextIndexes(String table, FieldSpec old, FieldSpec field) {
        List<TextIndex> had = TextIndexes.of(table, old);
        List<TextIndex> wanted = TextIndexes.of(table, field);
        had.stream()
                .filter(index -> !wanted.contains(index))
                .forEach(index -> tables.add(new DdlStep.DropIndex(table, index.name())));
        wanted.stream()
                .filter(index -> !had.contains(index))
                .forEach(index -> indexes.add(new DdlStep.CreateTextIndex(table, index)));
    }

    private void addRelations(Optional<CollectionSpec> old, CollectionSpec collection) {
        for (RelationSpec relation : collection.relations()) {
            old.stream()
                    .flatMap(c -> c.relations().stream())
                    .filter(r -> r.id().equals(relation.id()))
                    .findFirst()
                    .ifPresentOrElse(
                            was -> changeRelation(collection, was, relation), () -> addRelation(collection, relation));
        }
    }

    private void changeRelation(CollectionSpec collection, RelationSpec old, RelationSpec relation) {
        if (!(relation.storage() instanceof ForeignKeyColumn(String column))) {
            return;
        }
        String table = collection.name();
        if (old.required() && !relation.required()) {
            tables.add(new DdlStep.DropNotNull(table, column));
        }
        if (!old.required() && relation.required()) {
            tables.addAll(TableDefinition.require(table, column));
        }
        if (old.onDelete() != relation.onDelete()) {
            String target = collection(relation.target()).name();
            boolean hidden = relation.isArchived() || collection.isArchived();
            changeForeignKey(table, column, target, relation.onDelete(), hidden);
        }
    }

    private void addRelation(CollectionSpec collection, RelationSpec relation) {
        CollectionSpec target = collection(relation.target());
        SqlType targetKey = SqlType.of(ValueType.of(target.primaryKey()));
        switch (relation.storage()) {
            case ForeignKeyColumn(String column) -> {
                String table = collection.name();
                tables.add(new DdlStep.AddColumn(
                        table, new ColumnDefinition(column, targetKey, relation.required(), null), null));
                references.add(foreignKey(table, column, target.name(), relation.onDelete()));
                indexes.add(
                        relation.kind() == RelationKind.ONE_TO_ONE
                                ? new DdlStep.AddUnique(table, unique(table, List.of(column)))
                                : index(table, List.of(column), IndexMethod.BTREE));
            }
            case JoinTable(String table, String sourceColumn, String targetColumn) -> {
                SqlType sourceKey = SqlType.of(ValueType.of(collection.primaryKey()));
                tables.add(new DdlStep.CreateJoinTable(
                        table,
                        new ColumnDefinition(sourceColumn, sourceKey, true, null),
                        new ColumnDefinition(targetColumn, targetKey, true, null)));
                references.add(foreignKey(table, sourceColumn, collection.name(), OnDelete.CASCADE));
                references.add(foreignKey(table, targetColumn, target.name(), OnDelete.CASCADE));
                indexes.add(index(table, List.of(targetColumn), IndexMethod.BTREE));
            }
        }
    }

    /** An index of another method is another index. */
    private static boolean has(CollectionSpec collection, IndexSpec index, IndexMethod method) {
        return collection.indexes().stream().anyMatch(i -> i.name().equals(index.name()))
                && method(collection, index) == method;
    }

    private void dropIndexes(CollectionSpec old, CollectionSpec collection) {
        for (IndexSpec index : old.indexes()) {
            if (!has(collection, index, method(old, index))) {
                tables.addFirst(
                        index.unique()
                                ? new DdlStep.DropConstraint(collection.name(), index.name())
                                : new DdlStep.DropIndex(collection.name(), index.name()));
            }
        }
    }

    private void addIndexes(Optional<CollectionSpec> old, CollectionSpec collection) {
        for (IndexSpec index : collection.indexes()) {
            if (old.isEmpty() || !has(old.get(), index, method(collection, index))) {
                indexes.add(
                        index.unique()
                                ? new DdlStep.AddUnique(
                                        collection.name(), new UniqueDefinition(index.name(), index.columns()))
                                : new DdlStep.CreateIndex(
                                        collection.name(), index.name(), index.columns(), method(collection, index)));
            }
        }
    }

    private static IndexMethod method(CollectionSpec collection, IndexSpec index) {
        return collection.fields().stream()
                .filter(field -> index.columns().contains(field.column()))
                .map(DdlPlanner::method)
                .filter(method -> method == IndexMethod.GIN)
                .findFirst()
                .orElse(IndexMethod.BTREE);
    }

    private static UniqueDefinition unique(String table, List<String> columns) {
        return new UniqueDefinition(ConstraintNames.unique(table, columns), columns);
    }

    private static DdlStep index(String table, List<String> columns, IndexMethod method) {
        return new DdlStep.CreateIndex(table, ConstraintNames.index(table, columns), columns, method);
    }

    private static DdlStep foreignKey(String table, String column, String target, OnDelete onDelete) {
        return new DdlStep.AddForeignKey(table, ConstraintNames.foreignKey(table, column), column, target, onDelete);
    }

    private static String users() {
        return CollectionSpec.USERS;
    }

    private CollectionSpec collection(CollectionId id) {
        return after.collection(id).orElseThrow(() -> new NoSuchElementException("no collection " + id));
    }
}
