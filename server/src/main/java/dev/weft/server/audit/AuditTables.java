package dev.weft.server.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Table;

/** The table of the log, as migration V13 makes it. */
final class AuditTables {
    static final Table<Record> EVENT = table(name("weft_audit", "event"));
    static final Field<UUID> CHAIN = column("chain", UUID.class);
    static final Field<Long> NUMBER = column("number", Long.class);
    static final Field<OffsetDateTime> AT = column("at", OffsetDateTime.class);
    static final Field<UUID> PROJECT = column("project", UUID.class);
    static final Field<String> ACTOR = column("actor", String.class);
    static final Field<String> ACTOR_KIND = column("actor_kind", String.class);
    static final Field<String> ACTING_AS = column("acting_as", String.class);
    static final Field<String> ACTION = column("action", String.class);
    static final Field<String> RESOURCE_TYPE = column("resource_type", String.class);
    static final Field<String> RESOURCE_ID = column("resource_id", String.class);
    static final Field<String> STATUS = column("status", String.class);
    static final Field<String> IP = column("ip", String.class);
    static final Field<String> USER_AGENT = column("user_agent", String.class);
    static final Field<String> REQUEST_ID = column("request_id", String.class);
    static final Field<JSON> DETAIL = column("detail", JSON.class);
    static final Field<byte[]> PREVIOUS = column("previous", byte[].class);
    static final Field<byte[]> HASH = column("hash", byte[].class);

    private AuditTables() {}

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("weft_audit", "event", column), type);
    }
}
