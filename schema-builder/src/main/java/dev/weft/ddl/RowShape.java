package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.model.CollectionModel;
import dev.weft.model.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which column of a table is which field: what is needed to read a row that was written when columns had other names. The
 * id of a field stays, whatever it is called.
 */
public record RowShape(List<Column> columns) {
    public RowShape {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param key id of the field or relation that it holds; the name of a column that every table has; {@code source} or
     *     {@code target} in a table of links
     * @param name in PostgreSQL
     * @param type in PostgreSQL
     */
    public record Column(String key, String name, String type) {
        /** Whether a value of the other, as JSON, is one of this, too. */
        public boolean takes(Column other) {
            return type.equals(other.type)
                    || WIDER.getOrDefault(other.type, List.of()).contains(type);
        }
    }

    private static final Map<String, List<String>> WIDER = Map.of(
            "integer", List.of("bigint", "numeric", "double precision", "text"),
            "bigint", List.of("numeric", "text"),
            "numeric", List.of("text"),
            "uuid", List.of("text"),
            "date", List.of("text"));

    /** Of a row about whose columns nothing is known. */
    public static final RowShape UNKNOWN = new RowShape(List.of());

    /** What is in use of a collection's table. */
    public static RowShape of(CollectionModel collection) {
        Map<String, String> keys = new HashMap<>();
        collection
                .spec()
                .fields()
                .forEach(field -> keys.put(field.column(), field.id().toString()));
        for (RelationSpec relation : collection.spec().relations()) {
            if (relation.storage() instanceof ForeignKeyColumn(String column)) {
                keys.put(column, relation.id().toString());
            }
        }
        return new RowShape(collection.columns().stream()
                .map(column -> new Column(
                        keys.getOrDefault(column.name(), column.name()),
                        column.name(),
                        SqlType.of(column.type()).sql()))
                .toList());
    }

    /** The whole table of a collection, with the columns of what is archived. */
    static RowShape of(ProjectCatalog catalog, CollectionSpec collection) {
        List<Column> columns = new ArrayList<>();
        columns.add(always(CollectionModel.PRIMARY_KEY, SqlType.of(ValueType.of(collection.primaryKey()))));
        collection
                .fields()
                .forEach(field -> columns.add(new Column(
                        field.id().toString(),
                        field.column(),
                        SqlType.of(ValueType.of(field.type())).sql())));
        for (RelationSpec relation : collection.relations()) {
            if (relation.storage() instanceof ForeignKeyColumn(String column)) {
                columns.add(new Column(relation.id().toString(), column, key(catalog, relation)));
            }
        }
        columns.add(always(CollectionModel.CREATED_AT, SqlType.DATE_TIME));
        columns.add(always(CollectionModel.UPDATED_AT, SqlType.DATE_TIME));
        columns.add(always(CollectionModel.CREATED_BY, SqlType.UUID));
        return new RowShape(columns);
    }

    /** The table of a relation's links. */
    static RowShape of(ProjectCatalog catalog, CollectionSpec source, RelationSpec relation, JoinTable links) {
        return new RowShape(List.of(
                new Column(
                        "source",
                        links.sourceColumn(),
                        SqlType.of(ValueType.of(source.primaryKey())).sql()),
                new Column("target", links.targetColumn(), key(catalog, relation))));
    }

    private static Column always(String name, SqlType type) {
        return new Column(name, name, type.sql());
    }

    private static String key(ProjectCatalog catalog, RelationSpec relation) {
        CollectionSpec target = catalog.collection(relation.target())
                .orElseThrow(() -> new NoSuchElementException("no collection " + relation.target()));
        return SqlType.of(ValueType.of(target.primaryKey())).sql();
    }

    /** Whether a row of this shape can be read as one of the other as it is. */
    public boolean contains(RowShape other) {
        return equals(other) || new HashSet<>(columns).containsAll(other.columns);
    }

    public Map<String, Column> byKey() {
        return columns.stream().collect(Collectors.toMap(Column::key, Function.identity()));
    }

    /** The same for the same columns, wherever and whenever. */
    public long id() {
        String text = columns.stream()
                .map(column -> "%s %s %s".formatted(column.key(), column.name(), column.type()))
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
