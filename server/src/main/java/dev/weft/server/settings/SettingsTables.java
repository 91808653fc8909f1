package dev.weft.server.settings;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of settings, as the migrations make them. */
final class SettingsTables {
    static final Table<Record> SETTINGS = table(name("weft", "project_settings"));
    static final Field<UUID> PROJECT = settings("project_id", UUID.class);
    static final Field<Long> VERSION = settings("version", Long.class);
    static final Field<Integer> COST = settings("cost", Integer.class);
    static final Field<Integer> ANONYMOUS_COST = settings("anonymous_cost", Integer.class);
    static final Field<Boolean> TRUSTED_ONLY = settings("trusted_only", Boolean.class);
    static final Field<Boolean> SIGN_UP = settings("sign_up", Boolean.class);
    static final Field<String[]> NO_INTROSPECTION = settings("no_introspection", String[].class);

    static final Field<Integer> RATE_ANONYMOUS = settings("rate_anonymous", Integer.class);
    static final Field<Integer> RATE_USER = settings("rate_user", Integer.class);
    static final Field<Integer> RATE_KEY = settings("rate_key", Integer.class);
    static final Field<String[]> ORIGINS = settings("origins", String[].class);

    static final Table<Record> DOCUMENT = table(name("weft", "trusted_document"));
    static final Field<UUID> DOCUMENT_PROJECT = document("project_id", UUID.class);
    static final Field<String> HASH = document("hash", String.class);
    static final Field<String> TEXT = document("document", String.class);
    static final Field<String> OPERATION_NAME = document("operation_name", String.class);
    static final Field<OffsetDateTime> CREATED_AT = document("created_at", OffsetDateTime.class);

    private SettingsTables() {}

    private static <T> Field<T> settings(String column, Class<T> type) {
        return field(name("weft", "project_settings", column), type);
    }

    private static <T> Field<T> document(String column, Class<T> type) {
        return field(name("weft", "trusted_document", column), type);
    }
}
