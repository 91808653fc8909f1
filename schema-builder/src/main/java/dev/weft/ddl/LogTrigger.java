package dev.weft.ddl;

import static dev.weft.ddl.DdlRenderer.sql;

import dev.weft.ddl.DdlStep.LogChanges;
import java.util.stream.Stream;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * A trigger of the change log. It runs once for a statement and gets all rows that the statement wrote.
 *
 * @param function in the schema of the platform
 */
record LogTrigger(Event event, String function) {
    private static final String PREFIX = "weft_log_";

    /** What happens, and the rows that are told of it. */
    enum Event {
        INSERT("after insert", " referencing new table as weft_new"),
        UPDATE("after update", " referencing old table as weft_old new table as weft_new"),
        DELETE("after delete", " referencing old table as weft_old"),
        TRUNCATE("before truncate", "");

        private final String when;
        private final String rows;

        Event(String when, String rows) {
            this.when = when;
            this.rows = rows;
        }

        String trigger() {
            return PREFIX
                    + switch (this) {
                        case INSERT -> "insert";
                        case UPDATE -> "update";
                        case DELETE -> "delete";
                        case TRUNCATE -> "truncate";
                    };
        }
    }

    /** Those of a collection's table, or of one of links. */
    static Stream<LogTrigger> of(boolean links) {
        return Stream.of(
                new LogTrigger(Event.INSERT, links ? "log_link" : "log_insert"),
                new LogTrigger(Event.UPDATE, links ? "log_relink" : "log_update"),
                new LogTrigger(Event.DELETE, links ? "log_unlink" : "log_delete"),
                new LogTrigger(Event.TRUNCATE, "log_truncate"));
    }

    String create(QueryPart table, LogChanges log) {
        return sql(
                "create or replace trigger {0} {1} on {2}{3} for each statement execute function {4}({5}, {6}, {7}{8})",
                DSL.name(event.trigger()),
                DSL.raw(event.when),
                table,
                DSL.raw(event.rows),
                DSL.name("weft", function),
                DSL.inline(log.project().toString()),
                DSL.inline(log.logged().of().toString()),
                DSL.inline(Long.toString(log.logged().shape().id())),
                DSL.raw(log.logged().links() ? ", 'links'" : ""));
    }

    String drop(QueryPart table) {
        return sql("drop trigger if exists {0} on {1}", DSL.name(event.trigger()), table);
    }
}
