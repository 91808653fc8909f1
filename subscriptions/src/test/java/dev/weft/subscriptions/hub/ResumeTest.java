package dev.weft.subscriptions.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.subscriptions.testing.Heard;
import dev.weft.subscriptions.testing.Newsstand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResumeTest {
    private static final String CHANGES =
            "subscription($after: String) { articleChanged(after: $after) { cursor article { rating } } }";

    private Newsstand stand;

    @BeforeEach
    void open() {
        stand = new Newsstand();
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void goesOnInTheMiddleOfATransaction() {
        Heard heard = stand.subscribe(CHANGES);
        insert(1, 10);
        insert(11, 20);
        List<JsonNode> all = heard.next(20);
        heard.running().cancel();
        insert(21, 25);

        for (int from : List.of(1, 4, 10, 15, 20)) {
            Heard again = stand.subscribe(CHANGES, Map.of("after", cursor(all.get(from - 1))));
            assertThat(ratings(again.next(25 - from))).isEqualTo(range(from + 1, 25));
            again.running().cancel();
        }
    }

    @Test
    void joinsThoseWhoAreTheSameAndMissesAndRepeatsNothing() throws InterruptedException {
        Heard first = stand.subscribe(CHANGES);
        insert(1, 1);
        String cursor = cursor(first.next());
        Thread writer =
                Thread.ofVirtual().start(() -> IntStream.rangeClosed(2, 300).forEach(i -> insert(i, i)));
        List<Heard> later = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            later.add(stand.subscribe(CHANGES, Map.of("after", cursor)));
        }
        writer.join();

        assertThat(ratings(first.next(299))).isEqualTo(range(2, 300));
        for (Heard heard : later) {
            assertThat(ratings(heard.next(299))).isEqualTo(range(2, 300));
        }
        insert(301, 301);
        assertThat(ratings(first.next(1))).containsExactly(301);
        for (Heard heard : later) {
            assertThat(ratings(heard.next(1))).containsExactly(301);
            assertThat(heard.waiting()).isZero();
        }
    }

    @Test
    void aServerThatNobodyListenedToTellsWhatHappenedMeanwhile() {
        Heard heard = stand.subscribe(CHANGES);
        insert(1, 1);
        String cursor = cursor(heard.next());
        heard.running().cancel();
        assertThat(stand.groups()).isZero();
        insert(2, 5);

        assertThat(ratings(stand.subscribe(CHANGES, Map.of("after", cursor)).next(4)))
                .isEqualTo(range(2, 5));
    }

    @Test
    void whatIsNotKeptAnyMoreIsSaid() {
        Heard heard = stand.subscribe(CHANGES);
        insert(1, 2);
        String cursor = cursor(heard.next());
        heard.running().cancel();
        stand.project().sql().execute("update weft.change_log set dropped = pg_current_xact_id()");

        Heard again = stand.subscribe(CHANGES, Map.of("after", cursor));
        assertThat(again.failure()).isEqualTo(ErrorCode.RESUME_EXPIRED);
    }

    private void insert(int from, int to) {
        stand.sql("insert into $.articles (slug, rating) select 's' || n, n from generate_series(" + from + ", " + to
                + ") n");
    }

    private static String cursor(JsonNode event) {
        return event.at("/cursor").asString();
    }

    private static List<Integer> ratings(List<JsonNode> events) {
        return events.stream().map(event -> event.at("/article/rating").asInt()).toList();
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
