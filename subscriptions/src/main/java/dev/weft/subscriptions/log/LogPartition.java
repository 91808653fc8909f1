package dev.weft.subscriptions.log;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A day of the log, in UTC. */
record LogPartition(LocalDate day, long bytes) {
    private static final String PREFIX = "change_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

    private static final String ALL = """
            select c.relname, pg_total_relation_size(c.oid)
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'weft.change'::regclass and c.relname ~ '^change_[0-9]+$'
            order by c.relname""";

    /** The oldest first. */
    static List<LogPartition> all(DSLContext sql) {
        return sql.resultQuery(ALL).fetch(LogPartition::of);
    }

    private static LogPartition of(Record row) {
        String day = row.get(0, String.class).substring(PREFIX.length());
        return new LogPartition(LocalDate.parse(day, NAME), row.get(1, Long.class));
    }

    static Table<?> table(LocalDate day) {
        return DSL.table(DSL.name("weft", PREFIX + day.format(NAME)));
    }

    Table<?> table() {
        return table(day);
    }

    OffsetDateTime end() {
        return midnight(day.plusDays(1));
    }

    static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
