package dev.weft.server.account;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of accounts and sessions, as the migrations make them. */
final class AccountTables {
    static final Table<Record> ACCOUNT = table(name("weft", "account"));
    static final Field<UUID> ACCOUNT_ID = column("account", "id", UUID.class);
    static final Field<String> EMAIL = column("account", "email", String.class);
    static final Field<String> NAME = column("account", "name", String.class);
    static final Field<OffsetDateTime> CREATED_AT = column("account", "created_at", OffsetDateTime.class);

    static final Table<Record> CREDENTIAL = table(name("weft", "credential"));
    static final Field<UUID> CREDENTIAL_ACCOUNT = column("credential", "account_id", UUID.class);
    static final Field<String> PASSWORD_HASH = column("credential", "password_hash", String.class);
    static final Field<OffsetDateTime> CHANGED_AT = column("credential", "changed_at", OffsetDateTime.class);

    static final Table<Record> SESSION = table(name("weft", "session"));
    static final Field<UUID> SESSION_ID = column("session", "id", UUID.class);
    static final Field<UUID> SESSION_ACCOUNT = column("session", "account_id", UUID.class);
    static final Field<OffsetDateTime> SESSION_CREATED_AT = column("session", "created_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> SESSION_EXPIRES_AT = column("session", "expires_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> ENDED_AT = column("session", "ended_at", OffsetDateTime.class);
    static final Field<String> END_REASON = column("session", "end_reason", String.class);

    static final Field<OffsetDateTime> LAST_USED_AT = column("session", "last_used_at", OffsetDateTime.class);
    static final Field<String> ADDRESS = column("session", "address", String.class);
    static final Field<String> USER_AGENT = column("session", "user_agent", String.class);

    static final Table<Record> REFRESH_TOKEN = table(name("weft", "refresh_token"));
    static final Field<byte[]> TOKEN_HASH = column("refresh_token", "hash", byte[].class);
    static final Field<UUID> TOKEN_SESSION = column("refresh_token", "session_id", UUID.class);
    static final Field<OffsetDateTime> TOKEN_EXPIRES_AT = column("refresh_token", "expires_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> ROTATED_AT = column("refresh_token", "rotated_at", OffsetDateTime.class);

    private AccountTables() {}

    private static <T> Field<T> column(String table, String column, Class<T> type) {
        return field(name("weft", table, column), type);
    }
}
