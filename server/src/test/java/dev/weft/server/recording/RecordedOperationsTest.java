package dev.weft.server.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.ProjectId;
import dev.weft.resolvers.execution.OperationIdentity;
import dev.weft.resolvers.execution.OperationIdentity.Signature;
import dev.weft.server.http.ClientName;
import dev.weft.server.platform.TestPlatform;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedOperationsTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final ClientName WEB = new ClientName("web", "1.0");

    private final TestPlatform platform = new TestPlatform();
    private final ProjectId project = project("shop");
    private final RecordedOperations store = new RecordedOperations(platform.sql, 3);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void sightingsOfOneOperationByOneClientAddUp() {
        store.add(List.of(sighting("a", WEB, 5, 2), sighting("a", new ClientName("web", "1.1"), 7, 1)));
        store.add(List.of(sighting("a", WEB, 1, 3)));

        assertThat(store.list(project, 10, null))
                .extracting(o -> o.client() + " " + o.clientVersion() + " " + o.count() + " "
                        + Duration.between(START, o.firstSeen()).toSeconds() + "-"
                        + Duration.between(START, o.lastSeen()).toSeconds())
                .containsExactly("web 1.1 1 7-7", "web 1.0 5 1-5");
    }

    @Test
    void aProjectKeepsThoseSeenLast() {
        ProjectId other = project("other");
        store.add(List.of(new Sighting(new Sighting.Key(other, hash("z"), WEB), signature("z"), START, START, 1)));
        store.add(IntStream.range(0, 5)
                .mapToObj(i -> sighting("op" + i, ClientName.UNKNOWN, i, 1))
                .toList());

        assertThat(store.list(project, 10, null))
                .extracting(RecordedOperation::document)
                .containsExactly("op4", "op3", "op2");
        assertThat(store.list(project, 1, null)).singleElement().satisfies(newest -> {
            assertThat(newest.client()).isNull();
            assertThat(newest.clientVersion()).isNull();
        });
        assertThat(store.list(project, 10, START.plusSeconds(3).atOffset(ZoneOffset.UTC)))
                .extracting(RecordedOperation::document)
                .containsExactly("op2");
        assertThat(store.list(other, 10, null)).hasSize(1);
    }

    @Test
    void manyThreadsLoseNothingAndWhatIsLeftIsStoredAtTheEnd() throws Exception {
        OperationIdentity operation = identity("{ posts { title } }");
        try (OperationRecorder recorder = OperationRecorder.start(store, platform.clock);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Sightings sightings = recorder.of(project, WEB);
            for (int i = 0; i < 1_000; i++) {
                threads.execute(() -> sightings.executed(operation));
                if (i == 500) {
                    recorder.store();
                }
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        }

        assertThat(store.list(project, 10, null)).singleElement().satisfies(recorded -> {
            assertThat(recorded.count()).isEqualTo(1_000);
            assertThat(recorded.document()).isEqualToIgnoringWhitespace("{ posts { title } }");
        });
    }

    @Test
    void whatCannotBeStoredWaits() {
        try (OperationRecorder recorder = OperationRecorder.start(store, platform.clock)) {
            recorder.of(project, WEB).executed(identity("{ posts { title } }"));
            platform.sql.execute("alter table weft.recorded_operation rename to gone");
            assertThatThrownBy(recorder::store).isInstanceOf(DataAccessException.class);
            platform.sql.execute("alter table weft.gone rename to recorded_operation");

            recorder.store();
            recorder.store();

            assertThat(store.list(project, 10, null))
                    .extracting(RecordedOperation::count)
                    .containsExactly(1L);
        }
    }

    @Test
    void aFloodOfDifferentOperationsIsBounded() {
        try (OperationRecorder recorder = OperationRecorder.start(store, platform.clock)) {
            Sightings sightings = recorder.of(project, WEB);
            for (int i = 0; i < 5_000; i++) {
                sightings.executed(identity("{ f%d }".formatted(i)));
            }
            assertThat(recorder.waiting()).isEqualTo(2_000);
            recorder.store();
            recorder.store();
            assertThat(recorder.waiting()).isZero();
        }
        assertThat(store.list(project, 10, null)).hasSize(3);
    }

    private Sighting sighting(String text, ClientName client, int second, long count) {
        Instant at = START.plusSeconds(second);
        return new Sighting(new Sighting.Key(project, hash(text), client), signature(text), at, at, count);
    }

    private static Signature signature(String text) {
        return new Signature(text, hash(text), null);
    }

    private static String hash(String text) {
        return "%064x".formatted(text.hashCode());
    }

    private static OperationIdentity identity(String document) {
        Document parsed = Parser.parse(document);
        return new OperationIdentity(
                parsed,
                parsed.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow());
    }

    private ProjectId project(String slug) {
        UUID company = UUID.randomUUID();
        ProjectId id = ProjectId.random();
        platform.sql
                .query("insert into weft.company (id, name, slug, created_at) values (?, 'c', ?, now())", company, slug)
                .execute();
        platform.sql
                .query(
                        "insert into weft.project (id, slug, name, database_schema, company_id) values (?, ?, 'p', ?, ?)",
                        id.value(),
                        slug,
                        "p_" + slug,
                        company)
                .execute();
        return id;
    }
}
