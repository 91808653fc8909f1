package dev.weft.server.audit;

import static dev.weft.server.audit.AuditTables.ACTING_AS;
import static dev.weft.server.audit.AuditTables.ACTION;
import static dev.weft.server.audit.AuditTables.ACTOR;
import static dev.weft.server.audit.AuditTables.ACTOR_KIND;
import static dev.weft.server.audit.AuditTables.AT;
import static dev.weft.server.audit.AuditTables.CHAIN;
import static dev.weft.server.audit.AuditTables.DETAIL;
import static dev.weft.server.audit.AuditTables.EVENT;
import static dev.weft.server.audit.AuditTables.HASH;
import static dev.weft.server.audit.AuditTables.IP;
import static dev.weft.server.audit.AuditTables.NUMBER;
import static dev.weft.server.audit.AuditTables.PREVIOUS;
import static dev.weft.server.audit.AuditTables.PROJECT;
import static dev.weft.server.audit.AuditTables.REQUEST_ID;
import static dev.weft.server.audit.AuditTables.RESOURCE_ID;
import static dev.weft.server.audit.AuditTables.RESOURCE_TYPE;
import static dev.weft.server.audit.AuditTables.STATUS;
import static dev.weft.server.audit.AuditTables.USER_AGENT;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Adds to a chain of the log. Whoever adds to the same one meanwhile waits. */
final class AuditStore {
    private static final int MOST_CHARACTERS = 300;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<Field<?>> COLUMNS = List.of(
            CHAIN,
            NUMBER,
            AT,
            PROJECT,
            ACTOR,
            ACTOR_KIND,
            ACTING_AS,
            ACTION,
            RESOURCE_TYPE,
            RESOURCE_ID,
            STATUS,
            IP,
            USER_AGENT,
            REQUEST_ID,
            DETAIL,
            PREVIOUS,
            HASH);
    private static final String INSERT = DSL.using(SQLDialect.POSTGRES)
            .render(DSL.insertInto(EVENT, COLUMNS)
                    .values(COLUMNS.stream().map(_ -> DSL.field("?")).toList()));

    private final DSLContext sql;

    AuditStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The last entry of a chain.
     *
     * @param hash in hexadecimal digits
     */
    private record End(long number, String hash) {}

    /** Adds the acts in this order, all or none. */
    void append(UUID chain, List<Act> acts) {
        sql.transaction(transaction -> {
            DSLContext open = transaction.dsl();
            open.execute("select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("weft.audit " + chain));
            End end = end(open, chain);
            open.connection(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                    add(insert, chain, end, acts);
                    insert.executeBatch();
                }
            });
        });
    }

    /** Without jOOQ, which takes ten times as long to bind a row as PostgreSQL to insert it. */
    private static void add(PreparedStatement insert, UUID chain, End end, List<Act> acts) throws SQLException {
        long number = end.number();
        byte[] previous = HexFormat.of().parseHex(end.hash());
        for (Act act : acts) {
            number++;
            AuditEvent event = event(chain, number, act);
            byte[] hash = AuditChain.hash(event, previous);
            bind(insert, event, previous, hash);
            insert.addBatch();
            previous = hash;
        }
    }

    private static void bind(PreparedStatement insert, AuditEvent event, byte[] previous, byte[] hash)
            throws SQLException {
        insert.setObject(1, event.chain());
        insert.setLong(2, event.number());
        insert.setObject(3, event.at());
        insert.setObject(4, event.project(), Types.OTHER);
        insert.setString(5, event.actor());
        insert.setString(6, event.actorKind());
        insert.setString(7, event.actingAs());
        insert.setString(8, event.action());
        insert.setString(9, event.resourceType());
        insert.setString(10, event.resourceId());
        insert.setString(11, event.status());
        insert.setString(12, event.ip());
        insert.setString(13, event.userAgent());
        insert.setString(14, event.requestId());
        insert.setObject(15, event.detail(), Types.OTHER);
        insert.setBytes(16, previous);
        insert.setBytes(17, hash);
    }

    private static End end(DSLContext open, UUID chain) {
        return open.select(NUMBER, HASH)
                .from(EVENT)
                .where(CHAIN.eq(chain))
                .orderBy(NUMBER.desc())
                .limit(1)
                .fetchOptional(row -> new End(row.get(NUMBER), HexFormat.of().formatHex(row.get(HASH))))
                .orElseGet(() -> new End(0, HexFormat.of().formatHex(AuditChain.beginning())));
    }

    static AuditEvent event(Record row) {
        return new AuditEvent(
                row.get(CHAIN),
                row.get(NUMBER),
                row.get(AT),
                row.get(PROJECT),
                row.get(ACTOR),
                row.get(ACTOR_KIND),
                row.get(ACTING_AS),
                row.get(ACTION),
                row.get(RESOURCE_TYPE),
                row.get(RESOURCE_ID),
                row.get(STATUS),
                row.get(IP),
                row.get(USER_AGENT),
                row.get(REQUEST_ID),
                row.get(DETAIL).data());
    }

    private static AuditEvent event(UUID chain, long number, Act act) {
        return new AuditEvent(
                chain,
                number,
                act.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                act.place().project(),
                act.actor().name(),
                act.actor().kind(),
                act.actor().actingAs(),
                act.action(),
                act.resourceType(),
                shortened(act.resourceId()),
                act.status(),
                act.origin().address(),
                shortened(act.origin().userAgent()),
                act.origin().requestId(),
                MAPPER.writeValueAsString(act.detail()));
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String storable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', ' ');
        return storable.substring(0, Math.min(MOST_CHARACTERS, storable.length()));
    }
}
