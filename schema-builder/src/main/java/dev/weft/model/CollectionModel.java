package dev.weft.model;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.model.CollectionRights.Reach;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A collection with all that its table and its GraphQL type have.
 *
 * @param schema the PostgreSQL schema of the project
 * @param columns the primary key first, then fields and foreign keys in the builder's order, then the system's
 * @param relations both the relations it declares and the other ends of those that point to it
 * @param keys unique fields and unique indexes; not the primary key
 * @param rights what the model's roles may do with it
 */
public record CollectionModel(
        CollectionSpec spec,
        String schema,
        List<Column> columns,
        List<RelationEnd> relations,
        List<UniqueKey> keys,
        CollectionRights rights) {
    public static final String PRIMARY_KEY = "id";
    public static final String CREATED_AT = "created_at";
    public static final String UPDATED_AT = "updated_at";
    public static final String CREATED_BY = "created_by";

    public CollectionModel {
        columns = List.copyOf(columns);
        relations = List.copyOf(relations);
        keys = List.copyOf(keys);
    }

    /** The same for others. */
    CollectionModel with(CollectionRights others) {
        return new CollectionModel(spec, schema, columns, relations, keys, others);
    }

    public CollectionId id() {
        return spec.id();
    }

    /** The table has the collection's name. */
    public String table() {
        return spec.name();
    }

    public String typeName() {
        return spec.typeName();
    }

    public Column primaryKey() {
        return columns.getFirst();
    }

    public PrimaryKeyKind primaryKeyKind() {
        return spec.primaryKey();
    }

    public Optional<Column> column(String apiName) {
        return columns.stream().filter(c -> c.apiName().equals(apiName)).findFirst();
    }

    public Optional<Column> columnNamed(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** The columns of which something can be read. */
    public List<Column> readable() {
        return columns.stream().filter(this::reads).toList();
    }

    /** Whether every row shows a value in the column. */
    public boolean alwaysHas(Column column) {
        return column.notNull() && rights.reads(column) == Reach.EVERYWHERE;
    }

    public Optional<RelationEnd> relation(String apiName) {
        return relations.stream().filter(r -> r.apiName().equals(apiName)).findFirst();
    }

    public Optional<UniqueKey> key(String memberName) {
        return keys.stream().filter(k -> k.memberName().equals(memberName)).findFirst();
    }

    /** One for each to-one relation of the collection to itself. */
    public List<TreeEnds> trees() {
        return TreeEnds.of(this);
    }

    public boolean reads(Column column) {
        return rights.reads(column) != Reach.NOWHERE;
    }

    /** The keys that the roles can read, and so may look for. */
    public List<UniqueKey> readableKeys() {
        return keys.stream()
                .filter(key -> key.columns().stream().allMatch(this::reads))
                .toList();
    }

    /** The columns that clients may give values to, of rows that are made or changed. */
    public List<Column> writable(PolicyAction action) {
        return columns.stream()
                .filter(column -> column.writable() && rights.writes(action, column.catalogName()))
                .toList();
    }

    /** Whether rows can be searched for words. */
    public boolean isSearchable() {
        return readable().stream().anyMatch(Column::searchable);
    }

    /** Whether single rows can be read: the operation is on, and the roles may. */
    public boolean isReadable() {
        return spec.operations().contains(OperationKind.GET) && rights.may(PolicyAction.READ);
    }

    /** Whether figures of rows can be asked for: the operation is on, and the roles may. */
    public boolean isAggregable() {
        return spec.operations().contains(OperationKind.AGGREGATE) && rights.mayAggregate();
    }

    /** Whether rows can be made: the operation is on, the roles may, and there is a value for all that is required. */
    public boolean isCreatable() {
        return spec.operations().contains(OperationKind.CREATE)
                && rights.may(PolicyAction.CREATE)
                && columns.stream()
                        .filter(column -> column.writable() && column.notNull() && !hasDefault(column))
                        .allMatch(column -> rights.supplies(column.catalogName()));
    }

    private static boolean hasDefault(Column column) {
        return column.field() != null && column.field().defaultValue() != null;
    }

    /** Whether rows can be changed: the operation is on, and there is something that clients may write. */
    public boolean isPatchable() {
        return spec.operations().contains(OperationKind.UPDATE)
                && (!writable(PolicyAction.UPDATE).isEmpty()
                        || relations.stream().anyMatch(this::mayMove));
    }

    /** A relation whose key others hold is theirs to allow. */
    private boolean mayMove(RelationEnd relation) {
        return relation.isWritable()
                && (relation.isOwn()
                        ? rights.writes(PolicyAction.UPDATE, relation.catalogName())
                        : rights.may(PolicyAction.UPDATE));
    }

    /** Whether a new row may meet one that is there: then that one is changed, or answered. */
    public boolean isUpsertable() {
        return isCreatable() && (isPatchable() || rights.may(PolicyAction.READ));
    }

    /** Whether rows can be deleted: the operation is on, and the roles may. */
    public boolean isDeletable() {
        return spec.operations().contains(OperationKind.DELETE) && rights.may(PolicyAction.DELETE);
    }

    /** Name of the GraphQL enum of a select column, e.g. {@code ArticleStatus}. */
    public String enumName(Column column) {
        return (typeName() + Names.capitalise(column.apiName())).intern();
    }

    /** A project's model has one of each collection, so comparing all that they hold would only take time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return spec.number();
    }
}
