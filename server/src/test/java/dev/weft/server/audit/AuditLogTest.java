package dev.weft.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.http.ClientName;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.platform.TestPlatform;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final int PLACES = 10_000;
    private static final RequestOrigin ORIGIN = new RequestOrigin(ClientName.UNKNOWN, "192.0.2.7", "Browser/1", "r1");

    private final TestPlatform platform = new TestPlatform();
    private final AuditTrail trail = AuditTrail.start(platform.sql, platform.clock);
    private final AuditLog log = new AuditLog(platform.sql);
    private final UUID company = UUID.randomUUID();
    private final UUID project = UUID.randomUUID();

    @AfterEach
    void close() {
        trail.close();
        platform.close();
    }

    @Test
    void entriesAreReadAsTheyWereWrittenNewestFirst() {
        trail.record(act("createApiKey", "ok"));
        trail.record(act("revokeApiKey", "ok"));

        assertThat(log.ofCompany(company, 10, null, AuditFilter.ALL))
                .extracting(AuditEvent::action, AuditEvent::number)
                .containsExactly(tuple("revokeApiKey", 2L), tuple("createApiKey", 1L));
        AuditEvent first = log.ofCompany(company, 10, 2L, AuditFilter.ALL).getFirst();
        assertThat(first.at().toInstant()).isEqualTo(platform.clock.instant());
        assertThat(first.ip()).isEqualTo("192.0.2.7");
        assertThat(first.detail()).isEqualTo("{\"note\":\"ok\"}");
        assertThat(log.ofProject(company, project, 10, null, AuditFilter.ALL)).hasSize(2);
        assertThat(log.ofProject(company, UUID.randomUUID(), 10, null, AuditFilter.ALL))
                .isEmpty();
    }

    @Test
    void filtersAskForActorActionResourceAndTime() {
        trail.record(act("createApiKey", "a"));
        platform.clock.pass(Duration.ofHours(1));
        trail.record(act("changeSchema", "b"));
        var later = platform.clock.instant().atOffset(ZoneOffset.UTC);

        assertThat(found(new AuditFilter("account:1", null, null, null, null))).hasSize(2);
        assertThat(found(new AuditFilter("account:2", null, null, null, null))).isEmpty();
        assertThat(found(new AuditFilter(null, "changeSchema", null, null, null)))
                .hasSize(1);
        assertThat(found(new AuditFilter(null, null, "thing", null, null))).hasSize(2);
        assertThat(found(new AuditFilter(null, null, "Thing", null, null))).hasSize(2);
        assertThat(found(new AuditFilter(null, null, null, later, null))).hasSize(1);
        assertThat(found(new AuditFilter(null, null, null, null, later))).hasSize(1);
    }

    @Test
    void theServersLoginCanAddAndReadAndNothingElse() {
        trail.record(act("createApiKey", "a"));

        for (String statement : List.of(
                "update weft_audit.event set status = 'x'",
                "delete from weft_audit.event",
                "truncate weft_audit.event",
                "alter table weft_audit.event disable trigger append_only",
                "drop table weft_audit.event",
                "drop trigger append_only on weft_audit.event",
                "set role " + keeper())) {
            assertThatThrownBy(() -> platform.sql.execute(statement))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(log.verify(company).intact()).isTrue();
    }

    @Test
    void whoGetsAroundTheRightsIsFoundOut() {
        for (int i = 0; i < 5; i++) {
            trail.record(act("createApiKey", "entry " + i));
        }
        String head = log.verify(company).head();
        assertThat(log.verify(company).events()).isEqualTo(5);

        asKeeper("update weft_audit.event set detail = '{\"note\":\"entry X\"}' where number = 3");
        assertThat(log.verify(company).firstBroken()).isEqualTo(3);
        asKeeper("update weft_audit.event set detail = '{\"note\":\"entry 2\"}' where number = 3");
        assertThat(log.verify(company).intact()).isTrue();

        asKeeper("delete from weft_audit.event where number = 5");
        assertThat(log.verify(company).intact()).isTrue();
        assertThat(log.verify(company).head()).isNotEqualTo(head);
        asKeeper("delete from weft_audit.event where number = 2");
        assertThat(log.verify(company).firstBroken()).isEqualTo(2);
    }

    @Test
    void manyWritersMakeOneChain() throws Exception {
        try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(servers.submit(() -> {
                    for (int j = 0; j < 25; j++) {
                        trail.record(act("createApiKey", "x"));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(log.verify(company))
                .extracting(AuditLog.Verification::events)
                .isEqualTo(100L);
        assertThat(log.verify(company).intact()).isTrue();
    }

    @Test
    void changesOfDataAreWrittenLaterAndAllOfThem() {
        for (int i = 0; i < 1_500; i++) {
            trail.take();
            trail.later(() -> act("mutate", "x"));
        }
        trail.settle();

        assertThat(log.verify(company).events()).isEqualTo(1_500);
    }

    @Test
    void changesWaitWhileTheLogCannotBeWrittenAndNoneIsLeftOut() {
        platform.sql.transaction(blocking -> {
            blocking.dsl()
                    .execute(
                            "select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("weft.audit " + company));
            for (int i = 0; i < PLACES; i++) {
                trail.take();
                trail.later(() -> act("mutate", "x"));
            }
            assertThatThrownBy(trail::take)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
        });
        trail.settle();

        assertThat(log.verify(company).events()).isEqualTo(PLACES);
    }

    @Test
    void refusalsThatAreAlikeAreWrittenOnce() {
        for (int i = 0; i < 50; i++) {
            trail.rarely("the same", kept -> act("request", "after " + kept));
        }
        trail.settle();

        assertThat(log.ofCompany(company, 10, null, AuditFilter.ALL))
                .extracting(AuditEvent::detail)
                .containsExactly("{\"note\":\"after 0\"}");
    }

    private List<AuditEvent> found(AuditFilter filter) {
        return log.ofCompany(company, 10, null, filter);
    }

    private Act act(String action, String note) {
        return new Act(
                new Place(company, project),
                platform.clock.instant(),
                new Actor("account:1", "ACCOUNT", null),
                ORIGIN,
                action,
                "Thing",
                "thing",
                Act.OK,
                Map.of("note", note));
    }

    private String keeper() {
        return platform.sql
                .fetchSingle("select pg_get_userbyid(relowner) from pg_class where oid = 'weft_audit.event'::regclass")
                .get(0, String.class);
    }

    /** As whoever has taken over the login and knows how to give it more rights. */
    private void asKeeper(String statement) {
        String keeper = keeper();
        platform.sql.transaction(transaction -> {
            transaction.dsl().execute("grant " + keeper + " to current_user with set true");
            transaction.dsl().execute("set local role " + keeper);
            transaction.dsl().execute("alter table weft_audit.event disable trigger append_only");
            transaction.dsl().execute(statement);
            transaction.dsl().execute("alter table weft_audit.event enable trigger append_only");
            transaction.dsl().execute("reset role");
            transaction.dsl().execute("revoke " + keeper + " from current_user");
        });
    }
}
