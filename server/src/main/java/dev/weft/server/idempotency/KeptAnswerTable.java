package dev.weft.server.idempotency;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

/** The table of kept answers, as migration V7 makes it. */
final class KeptAnswerTable {
    static final Table<Record> ANSWER = table(name("weft", "kept_answer"));
    static final Field<UUID> PROJECT = column("project_id", UUID.class);
    static final Field<String> CALLER = column("caller", String.class);
    static final Field<String> KEY = column("key", String.class);
    static final Field<Integer> POSITION = column("position", Integer.class);
    static final Field<byte[]> FINGERPRINT = column("fingerprint", byte[].class);
    static final Field<Integer> STATUS = column("status", Integer.class);
    static final Field<byte[]> BODY = column("body", byte[].class);
    static final Field<OffsetDateTime> CREATED_AT = column("created_at", OffsetDateTime.class);

    /** How long an answer is kept. */
    static final DayToSecond LIFE = new DayToSecond(1);

    private KeptAnswerTable() {}

    static Condition isOver() {
        return CREATED_AT.lt(DSL.currentOffsetDateTime().minus(LIFE));
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("weft", "kept_answer", column), type);
    }
}
