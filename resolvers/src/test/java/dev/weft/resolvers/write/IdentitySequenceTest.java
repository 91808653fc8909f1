package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentitySequenceTest {
    private final AtomicInteger names = new AtomicInteger();
    private Newsroom newsroom;

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @BeforeEach
    void empty() {
        newsroom.execute("truncate tags restart identity cascade");
    }

    @Test
    void aRowWithoutAGivenKeyPaysNothing() {
        assertThat(statementsFor(Map.of())).isEqualTo(1);
    }

    @Test
    void countingUpwardsPaysOneStatement() {
        for (long key = 1; key <= 5; key++) {
            assertThat(statementsFor(Map.of("rowId", key))).isEqualTo(2);
        }
        assertThat(create(Map.of())).isEqualTo(6L);
    }

    @Test
    void noLaterRowIsGivenAKeyThatWasChosen() {
        for (long chosen : new long[] {3, 40, 5_000, 10_000_000_000L, 7}) {
            create(Map.of("rowId", chosen));
            assertThat(create(Map.of())).isNotEqualTo(chosen);
        }
        assertThat(create(Map.of())).isGreaterThan(10_000_000_000L);
    }

    @Test
    void keysAtTheEndsOfTheRangeLeaveTheSequenceAlone() {
        create(Map.of("rowId", Long.MAX_VALUE));
        create(Map.of("rowId", Long.MIN_VALUE));
        create(Map.of("rowId", 0L));

        assertThat(create(Map.of())).isEqualTo(1L);
    }

    @Test
    void manyWhoChooseAtOnceNeverMoveTheSequenceBack() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int writer = 0; writer < 6; writer++) {
                int mine = writer;
                writers.add(threads.submit(() -> {
                    for (int i = 1; i <= 20; i++) {
                        create(mine < 3 ? Map.of() : Map.of("rowId", i * 100_000L + mine * 2_000L));
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        assertThat(newsroom.value("select count(*) from tags")).isEqualTo(120L);
        assertThat(create(Map.of()))
                .isGreaterThan((Long) newsroom.value("select max(id) from tags where id % 1000 = 0"));
    }

    private long create(Map<String, Object> key) {
        try (OperationSession session = newsroom.session()) {
            long created = create(session, key);
            session.commit();
            return created;
        }
    }

    private int statementsFor(Map<String, Object> key) {
        try (OperationSession session = newsroom.session()) {
            create(session, key);
            session.commit();
            return session.statements();
        }
    }

    private long create(OperationSession session, Map<String, Object> key) {
        CollectionModel tags = newsroom.collection("tags");
        Map<String, Object> input = new java.util.HashMap<>(key);
        input.put("name", "tag " + names.incrementAndGet());
        return (Long) new RowWriter(newsroom.writing(session), false)
                .create(
                        new WritePlanner(newsroom.model(), WriteLimits.DEFAULT).create(tags, input, Newsroom.OWNER),
                        RowShape.of(tags, List.of(), false))
                .row()
                .key();
    }
}
