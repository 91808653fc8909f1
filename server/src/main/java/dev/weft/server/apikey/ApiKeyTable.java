package dev.weft.server.apikey;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of keys, as migration V2 makes it. */
final class ApiKeyTable {
    static final Table<Record> API_KEY = table(name("weft", "api_key"));
    static final Field<UUID> ID = column("id", UUID.class);
    static final Field<UUID> PROJECT = column("project_id", UUID.class);
    static final Field<String> NAME = column("name", String.class);
    static final Field<String> KIND = column("kind", String.class);
    static final Field<String> ROLE = column("role", String.class);
    static final Field<String> PREFIX = column("prefix", String.class);
    static final Field<byte[]> HASH = column("hash", byte[].class);
    static final Field<UUID> CREATED_BY = column("created_by", UUID.class);
    static final Field<OffsetDateTime> CREATED_AT = column("created_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> EXPIRES_AT = column("expires_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> LAST_USED_AT = column("last_used_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> REVOKED_AT = column("revoked_at", OffsetDateTime.class);

    private ApiKeyTable() {}

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("weft", "api_key", column), type);
    }
}
