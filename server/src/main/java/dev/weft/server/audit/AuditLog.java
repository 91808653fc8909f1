package dev.weft.server.audit;

import static dev.weft.server.audit.AuditTables.CHAIN;
import static dev.weft.server.audit.AuditTables.EVENT;
import static dev.weft.server.audit.AuditTables.HASH;
import static dev.weft.server.audit.AuditTables.NUMBER;
import static dev.weft.server.audit.AuditTables.PREVIOUS;
import static dev.weft.server.audit.AuditTables.PROJECT;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/** Reads the log, and says whether anybody has touched it. */
public final class AuditLog {
    private static final int PAGE = 1_000;

    private final DSLContext sql;

    public AuditLog(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What was found.
     *
     * @param events how many entries are as they were written
     * @param firstBroken number of the first that is not, or that is missing; null when all are well
     * @param head hash of the last good entry: who keeps it elsewhere notices later when the end was cut off
     */
    public record Verification(long events, @Nullable Long firstBroken, String head) {
        public boolean intact() {
            return firstBroken == null;
        }
    }

    /** The entries of a company, newest first. */
    public List<AuditEvent> ofCompany(UUID company, int first, @Nullable Long before, AuditFilter filter) {
        return list(CHAIN.eq(company), first, before, filter);
    }

    /** Those that concern one of its projects. */
    public List<AuditEvent> ofProject(
            UUID company, UUID project, int first, @Nullable Long before, AuditFilter filter) {
        return list(CHAIN.eq(company).and(PROJECT.eq(project)), first, before, filter);
    }

    private List<AuditEvent> list(Condition which, int first, @Nullable Long before, AuditFilter filter) {
        Condition page = before == null ? which : which.and(NUMBER.lt(before));
        return sql.select()
                .from(EVENT)
                .where(page.and(filter.condition()))
                .orderBy(NUMBER.desc())
                .limit(first)
                .fetch(AuditStore::event);
    }

    /** Reads all entries of the company and computes their hashes anew. */
    public Verification verify(UUID company) {
        long good = 0;
        byte[] previous = AuditChain.beginning();
        while (true) {
            Result<? extends Record> page = sql.select()
                    .from(EVENT)
                    .where(CHAIN.eq(company).and(NUMBER.gt(good)))
                    .orderBy(NUMBER)
                    .limit(PAGE)
                    .fetch();
            for (Record row : page) {
                if (!follows(row, good, previous)) {
                    return new Verification(good, good + 1, HexFormat.of().formatHex(previous));
                }
                good++;
                previous = row.get(HASH);
            }
            if (page.size() < PAGE) {
                return new Verification(good, null, HexFormat.of().formatHex(previous));
            }
        }
    }

    private static boolean follows(Record row, long number, byte[] previous) {
        return row.get(NUMBER) == number + 1
                && Arrays.equals(row.get(PREVIOUS), previous)
                && Arrays.equals(row.get(HASH), AuditChain.hash(AuditStore.event(row), previous));
    }
}
