package dev.weft.model;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PrimaryKeyKind;
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
        return columns.stream()
                .filter(column -> rights.reads(column) != CollectionRights.Reach.NOWHERE)
                .toList();
    }

    /** Whether every row shows a value in the column. */
    public boolean alwaysHas(Column column) {
        return column.notNull() && rights.reads(column) == CollectionRights.Reach.EVERYWHERE;
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

    /** Whether rows can be changed at all: the operation is on, and there is something that clients may write. */
    public boolean isPatchable() {
        boolean somethingToWrite = columns.stream().anyMatch(Column::writable)
                || relations.stream().anyMatch(RelationEnd::isWritable);
        return somethingToWrite && spec.operations().contains(OperationKind.UPDATE);
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
