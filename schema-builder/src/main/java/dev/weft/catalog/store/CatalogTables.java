package dev.weft.catalog.store;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The catalog's tables, named once. */
final class CatalogTables {
    static final Table<?> PROJECT = table("project");
    static final Table<?> COLLECTION = table("collection");
    static final Table<?> FIELD = table("field");
    static final Table<?> RELATION = table("relation");
    static final Table<?> INDEX = table("collection_index");

    static final Field<UUID> ID = DSL.field(DSL.name("id"), SQLDataType.UUID);
    static final Field<UUID> PROJECT_ID = DSL.field(DSL.name("project_id"), SQLDataType.UUID);
    static final Field<UUID> COLLECTION_ID = DSL.field(DSL.name("collection_id"), SQLDataType.UUID);
    static final Field<UUID> TARGET_ID = DSL.field(DSL.name("target_id"), SQLDataType.UUID);
    static final Field<Integer> NUMBER = integer("number");
    static final Field<Integer> POSITION = integer("position");
    static final Field<Integer> REVISION = integer("revision");
    static final Field<Integer> LAST_COLLECTION_NUMBER = integer("last_collection_number");
    static final Field<String> DATABASE_SCHEMA = text("database_schema");
    static final Field<String> NAME = text("name");
    static final Field<String> TYPE_NAME = text("type_name");
    static final Field<String> LIST_NAME = text("list_name");
    static final Field<String> ITEM_NAME = text("item_name");
    static final Field<String> API_NAME = text("api_name");
    static final Field<String> INVERSE_NAME = text("inverse_name");
    static final Field<String> INVERSE_API_NAME = text("inverse_api_name");
    static final Field<String> COLUMN_NAME = text("column_name");
    static final Field<String> LABEL = text("label");
    static final Field<String> DESCRIPTION = text("description");
    static final Field<String> TYPE = text("type");
    static final Field<String> KIND = text("kind");
    static final Field<String> ON_DELETE = text("on_delete");
    static final Field<String> PRIMARY_KEY = text("primary_key");
    static final Field<String> JOIN_TABLE = text("join_table");
    static final Field<String> SOURCE_COLUMN = text("source_column");
    static final Field<String> TARGET_COLUMN = text("target_column");
    static final Field<String> DEPRECATED = text("deprecated");
    static final Field<String[]> OPERATIONS = DSL.field(DSL.name("operations"), SQLDataType.CLOB.array());
    static final Field<Boolean> CHANGE_LOG = flag("change_log");
    static final Field<String[]> COLUMN_NAMES = DSL.field(DSL.name("column_names"), SQLDataType.CLOB.array());
    static final Field<Boolean> REQUIRED = flag("required");
    static final Field<Boolean> IS_UNIQUE = flag("is_unique");
    static final Field<Boolean> INDEXED = flag("indexed");
    static final Field<String[]> ALIASES = DSL.field(DSL.name("aliases"), SQLDataType.CLOB.array());
    static final Field<String[]> INVERSE_ALIASES = DSL.field(DSL.name("inverse_aliases"), SQLDataType.CLOB.array());
    static final Field<JSONB> FORMER_NAMES = json("former_names");
    static final Field<UUID> PLAIN_TREE = DSL.field(DSL.name("plain_tree"), SQLDataType.UUID);
    static final Field<OffsetDateTime> ARCHIVED_AT =
            DSL.field(DSL.name("archived_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    static final Field<JSONB> DEFAULT_VALUE = json("default_value");
    static final Field<JSONB> OPTIONS = json("options");
    static final Field<JSONB> CONFIG = json("config");

    private CatalogTables() {}

    private static Table<?> table(String name) {
        return DSL.table(DSL.name("weft", name));
    }

    private static Field<String> text(String name) {
        return DSL.field(DSL.name(name), SQLDataType.CLOB);
    }

    private static Field<Integer> integer(String name) {
        return DSL.field(DSL.name(name), SQLDataType.INTEGER);
    }

    private static Field<Boolean> flag(String name) {
        return DSL.field(DSL.name(name), SQLDataType.BOOLEAN);
    }

    private static Field<JSONB> json(String name) {
        return DSL.field(DSL.name(name), SQLDataType.JSONB);
    }
}
