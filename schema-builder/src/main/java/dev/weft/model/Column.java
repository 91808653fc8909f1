package dev.weft.model;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.SelectOption;
import dev.weft.catalog.TextSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a collection's table, which is also a scalar or enum field of its GraphQL type.
 *
 * @param apiName e.g. {@code publishedAt}, {@code rowId}, {@code authorId}
 * @param name of the column in PostgreSQL, e.g. {@code published_at}, {@code id}, {@code author_id}
 * @param catalogName of the field or the relation behind it, or its own for the system's columns; policies speak of it so
 * @param label what people call it
 * @param notNull whether PostgreSQL refuses null in it
 * @param field the builder's field behind it; null for keys of relations and for the system's columns
 */
public record Column(
        String apiName,
        String name,
        String catalogName,
        String label,
        ValueType type,
        Kind kind,
        boolean notNull,
        @Nullable FieldSpec field) {

    public enum Kind {
        /** The primary key, {@code rowId}. */
        PRIMARY_KEY,
        /** A value that clients write. */
        FIELD,
        /** The foreign key of a relation or of a USER field. */
        REFERENCE,
        /** Written by Weft alone: {@code createdAt}, {@code updatedAt}, {@code createdById}. */
        SYSTEM
    }

    /** What the builder says of it, or else what people call it. */
    public String description() {
        String said = field == null ? null : field.description();
        return said == null || said.isBlank() ? label : said;
    }

    /** The choices of a select; empty for every other type. */
    public List<SelectOption> options() {
        return field == null ? List.of() : field.options();
    }

    /** The full text configuration that its texts are indexed with, or are read with where there is no index. */
    public String searchConfiguration() {
        String indexed = field == null ? null : field.config().search();
        return indexed == null ? TextSearch.SIMPLE : indexed;
    }

    /** Whether clients may give it a value in inputs and patches under its own name. */
    public boolean writable() {
        return kind == Kind.FIELD || kind == Kind.REFERENCE;
    }

    /** Whether a list's search looks into it. Addresses are not searched, so that nobody finds people by parts of theirs. */
    public boolean searchable() {
        return field != null
                && switch (field.type()) {
                    case TEXT, LONG_TEXT -> true;
                    case URL, EMAIL, INTEGER, BIGINT, NUMBER, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID, JSON -> false;
                    case SINGLE_SELECT, MULTI_SELECT, TEXT_LIST, USER -> false;
                };
    }

    /** Whether a list can be ordered by it: not JSON, lists or long texts, nor keys of other rows. */
    public boolean sortable() {
        return switch (type) {
            case JSON, TEXT_LIST, MULTI_SELECT -> false;
            case TEXT -> field == null || field.type() != FieldType.LONG_TEXT;
            case UUID, BIGINT -> kind != Kind.REFERENCE && !name.equals(CollectionModel.CREATED_BY);
            case INTEGER, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, SELECT -> true;
        };
    }

    /** Whether its values can be added up: numbers that are no keys. */
    public boolean isNumber() {
        return switch (type) {
            case INTEGER, BIGINT, NUMERIC, FLOAT -> kind == Kind.FIELD;
            case TEXT, BOOLEAN, DATE, DATE_TIME, UUID, JSON, SELECT, MULTI_SELECT, TEXT_LIST -> false;
        };
    }

    /** Whether a smallest and a largest of its values mean something. */
    public boolean hasExtremes() {
        return switch (type) {
            case TEXT, DATE, DATE_TIME -> sortable();
            case INTEGER, BIGINT, NUMERIC, FLOAT -> isNumber();
            case BOOLEAN, UUID, JSON, SELECT, MULTI_SELECT, TEXT_LIST -> false;
        };
    }

    /** Whether rows can be grouped by it: not by their own key, lists or long texts. */
    public boolean groupable() {
        return kind != Kind.PRIMARY_KEY
                && (sortable() || type == ValueType.JSON || type == ValueType.UUID || kind == Kind.REFERENCE);
    }

    /** Enough to tell columns apart, without looking into the field behind them. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
