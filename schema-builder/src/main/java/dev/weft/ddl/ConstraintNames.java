package dev.weft.ddl;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of constraints, indexes and what else is derived for the database. They follow from table and column, so that an error can be led back to a field. */
public final class ConstraintNames {
    private static final int MAX_BYTES = 63;

    private ConstraintNames() {}

    /** What a check is about. */
    public enum Aspect {
        /** Chosen from the options; no null elements. */
        VALUE("check"),
        LENGTH("length_check"),
        PATTERN("pattern_check"),
        RANGE("range_check"),
        SCALE("scale_check"),
        /** While a field becomes required. */
        REQUIRED("required_check"),
        /** While a field gets another type. */
        CONVERTIBLE("convertible_check");

        private final String suffix;

        Aspect(String suffix) {
            this.suffix = suffix;
        }
    }

    /** The join table of a many-to-many relation that the collection declares. */
    public static String joinTable(String collection, String relation) {
        return fit(collection, relation);
    }

    /** The column that points to a row of something, for example of a {@code post}. */
    public static String reference(String row) {
        return fit(row, "id");
    }

    /** Until the name is free. */
    static String temporary(String name) {
        return fit(name, "new");
    }

    /** The column that takes another's place. */
    static String shadow(String column) {
        return fit("weft_" + column, "new");
    }

    /** What fills such a column: a trigger and its function. */
    static String copying(String table, String column) {
        return fit("weft_" + table + "_" + column, "copy");
    }

    public static String primaryKey(String table) {
        return fit(table, "pkey");
    }

    public static String unique(String table, List<String> columns) {
        return fit(table + "_" + String.join("_", columns), "key");
    }

    public static String index(String table, List<String> columns) {
        return fit(table + "_" + String.join("_", columns), "idx");
    }

    /** Of the words of a text. */
    public static String searchIndex(String table, String column) {
        return fit(table + "_" + column, "fts");
    }

    /** Of the groups of three letters of a text. */
    public static String similarityIndex(String table, String column) {
        return fit(table + "_" + column, "trgm");
    }

    public static String foreignKey(String table, String column) {
        return fit(table + "_" + column, "fkey");
    }

    public static String check(String table, String column, Aspect aspect) {
        return fit(table + "_" + column, aspect.suffix);
    }

    /** The columns that a violated constraint or unique index of the collection is about; empty when it is not known. */
    public static Optional<List<Column>> columnsOf(CollectionModel collection, String constraint) {
        String table = collection.table();
        if (constraint.equals(primaryKey(table))) {
            return Optional.of(List.of(collection.primaryKey()));
        }
        return Stream.concat(
                        collection.columns().stream()
                                .filter(column -> ofColumn(table, column.name()).anyMatch(constraint::equals))
                                .map(List::of),
                        collection.keys().stream()
                                .map(key -> key.columns())
                                .filter(columns -> constraint.equals(unique(
                                        table,
                                        columns.stream().map(Column::name).toList()))))
                .findFirst();
    }

    private static Stream<String> ofColumn(String table, String column) {
        return Stream.concat(
                Stream.of(foreignKey(table, column), unique(table, List.of(column))),
                Stream.of(Aspect.values())
                        .map(aspect -> check(table, column, aspect))
                        .flatMap(name -> Stream.of(name, temporary(name))));
    }

    /** Long names keep their beginning and get a hash of the whole. */
    private static String fit(String stem, String suffix) {
        String whole = stem + "_" + suffix;
        if (whole.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return whole;
        }
        String hash = String.format("%08x", whole.hashCode());
        int kept = Math.max(0, MAX_BYTES - suffix.length() - hash.length() - 2);
        String shortened = stem.substring(0, Math.min(kept, stem.length())) + "_" + hash + "_" + suffix;
        return shortened.length() <= MAX_BYTES
                ? shortened
                : whole.substring(0, MAX_BYTES - hash.length() - 1) + "_" + hash;
    }
}
