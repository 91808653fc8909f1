package dev.weft.server.audit;

import static dev.weft.server.audit.AuditTables.ACTION;
import static dev.weft.server.audit.AuditTables.ACTOR;
import static dev.weft.server.audit.AuditTables.AT;
import static dev.weft.server.audit.AuditTables.RESOURCE_ID;
import static dev.weft.server.audit.AuditTables.RESOURCE_TYPE;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see; null asks for nothing.
 *
 * @param resource a type, or an id
 * @param from at this time or later
 * @param to before this time
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String resource,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

    Condition condition() {
        List<Condition> all = new ArrayList<>();
        if (actor != null) {
            all.add(ACTOR.eq(actor));
        }
        if (action != null) {
            all.add(ACTION.eq(action));
        }
        if (resource != null) {
            all.add(RESOURCE_TYPE.eq(resource).or(RESOURCE_ID.eq(resource)));
        }
        if (from != null) {
            all.add(AT.ge(from));
        }
        if (to != null) {
            all.add(AT.lt(to));
        }
        return DSL.and(all);
    }
}
