package dev.weft.server.user;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of end users, as migration V10 makes them. */
final class UserTables {
    static final Table<Record> CREDENTIAL = table(name("weft", "user_credential"));
    static final Field<UUID> CREDENTIAL_PROJECT = column("user_credential", "project_id", UUID.class);
    static final Field<UUID> CREDENTIAL_USER = column("user_credential", "user_id", UUID.class);
    static final Field<String> PASSWORD_HASH = column("user_credential", "password_hash", String.class);
    static final Field<OffsetDateTime> CHANGED_AT = column("user_credential", "changed_at", OffsetDateTime.class);

    static final Table<Record> SESSION = table(name("weft", "user_session"));
    static final Field<UUID> SESSION_ID = column("user_session", "id", UUID.class);
    static final Field<UUID> SESSION_PROJECT = column("user_session", "project_id", UUID.class);
    static final Field<UUID> SESSION_USER = column("user_session", "user_id", UUID.class);
    static final Field<OffsetDateTime> SESSION_CREATED_AT = column("user_session", "created_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> SESSION_EXPIRES_AT = column("user_session", "expires_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> ENDED_AT = column("user_session", "ended_at", OffsetDateTime.class);
    static final Field<String> END_REASON = column("user_session", "end_reason", String.class);

    static final Table<Record> TOKEN = table(name("weft", "user_refresh_token"));
    static final Field<byte[]> TOKEN_HASH = column("user_refresh_token", "hash", byte[].class);
    static final Field<UUID> TOKEN_SESSION = column("user_refresh_token", "session_id", UUID.class);
    static final Field<OffsetDateTime> TOKEN_EXPIRES_AT =
            column("user_refresh_token", "expires_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> ROTATED_AT = column("user_refresh_token", "rotated_at", OffsetDateTime.class);

    static final Table<Record> KEY = table(name("weft", "signing_key"));
    static final Field<UUID> KEY_ID = column("signing_key", "id", UUID.class);
    static final Field<UUID> KEY_PROJECT = column("signing_key", "project_id", UUID.class);
    static final Field<Integer> KEY_NUMBER = column("signing_key", "number", Integer.class);
    static final Field<byte[]> SEALED = column("signing_key", "sealed", byte[].class);
    static final Field<OffsetDateTime> KEY_CREATED_AT = column("signing_key", "created_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> SIGNS_FROM = column("signing_key", "signs_from", OffsetDateTime.class);

    private UserTables() {}

    private static <T> Field<T> column(String table, String column, Class<T> type) {
        return field(name("weft", table, column), type);
    }
}
