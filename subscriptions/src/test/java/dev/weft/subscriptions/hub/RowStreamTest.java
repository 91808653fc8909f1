package dev.weft.subscriptions.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiException;
import dev.weft.resolvers.execution.Driver;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.testing.Heard;
import dev.weft.subscriptions.testing.Newsstand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class RowStreamTest {
    private static final String ROWS =
            "subscription($after: String, $size: Int! = 4) { articleStream(orderBy: [{rating: ASC}],"
                    + " after: $after, batchSize: $size) { nodes { rating author { name } } edges { cursor node { rating } }"
                    + " pageInfo { hasNextPage endCursor } } }";

    private Newsstand stand;

    @BeforeEach
    void open() {
        stand = new Newsstand();
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @ParameterizedTest
    @EnumSource
    void theRowsThatThereAreComeInPagesAndThenThoseThatCome(Driver driver) {
        insert(1, 10);
        Program program = stand.program(stand.program().model(), driver);
        Heard heard = stand.subscribe(program, Newsstand.OWNER, ROWS, Map.of());
        List<JsonNode> pages = heard.next(3);
        assertThat(pages.stream().map(RowStreamTest::ratings).toList())
                .containsExactly(range(1, 4), range(5, 8), range(9, 10));
        assertThat(pages.stream().map(page -> page.at("/pageInfo/hasNextPage").asBoolean()))
                .containsExactly(true, true, false);

        insert(11, 16);
        List<JsonNode> tail = heard.next(2);
        assertThat(tail.stream().map(RowStreamTest::ratings).toList()).containsExactly(range(11, 14), range(15, 16));
        assertThat(tail.getFirst().at("/edges/1/node/rating").asInt()).isEqualTo(12);
    }

    @Test
    void anEmptyCollectionSaysSoAtOnce() {
        Heard heard = stand.subscribe(ROWS);
        JsonNode first = heard.next();
        assertThat(first.at("/nodes")).isEmpty();
        assertThat(first.at("/pageInfo/endCursor").isString()).isTrue();
        insert(1, 1);
        assertThat(ratings(heard.next())).containsExactly(1);
    }

    @Test
    void everyCursorGoesOnRightBehindItsRow() {
        insert(1, 6);
        Heard heard = stand.subscribe(ROWS);
        List<JsonNode> messages = new ArrayList<>(heard.next(2));
        insert(7, 9);
        messages.addAll(heard.next(1));
        heard.running().cancel();
        insert(10, 10);

        for (JsonNode message : messages) {
            for (JsonNode edge : message.at("/edges")) {
                int rating = edge.at("/node/rating").asInt();
                assertThat(following(edge.at("/cursor").asString(), 10 - rating))
                        .isEqualTo(range(rating + 1, 10));
            }
        }
    }

    private List<Integer> following(String cursor, int rows) {
        Heard heard = stand.subscribe(ROWS, Map.of("after", cursor));
        List<Integer> found = new ArrayList<>();
        while (found.size() < rows) {
            found.addAll(ratings(heard.next()));
        }
        heard.running().cancel();
        return found;
    }

    @Test
    void nothingIsLostOrRepeatedWhileRowsComeMeanwhile() throws InterruptedException {
        insert(1, 200);
        Thread writer =
                Thread.ofVirtual().start(() -> IntStream.rangeClosed(201, 600).forEach(i -> insert(i, i)));
        List<Integer> found = new ArrayList<>();
        String cursor = null;
        while (found.size() < 600) {
            Heard heard = cursor == null
                    ? stand.subscribe(ROWS, Map.of("size", 7))
                    : stand.subscribe(ROWS, Map.of("size", 7, "after", cursor));
            for (int i = 0; i < 9 && found.size() < 600; i++) {
                JsonNode page = heard.next();
                found.addAll(ratings(page));
                cursor = page.at("/pageInfo/endCursor").asString();
            }
            heard.running().cancel();
        }
        writer.join();

        assertThat(new HashSet<>(found)).hasSize(found.size());
        assertThat(found).containsExactlyInAnyOrderElementsOf(range(1, 600));
    }

    @Test
    void subscribersWhoHaveReadTheRowsThatThereWereShareOneRun() {
        insert(1, 3);
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(stand.subscribe(ROWS));
        }
        all.forEach(Heard::next);
        insert(4, 4);
        all.forEach(heard -> assertThat(ratings(heard.next())).containsExactly(4));
        stand.connections().forget();
        insert(5, 5);
        all.forEach(heard -> assertThat(ratings(heard.next())).containsExactly(5));

        assertThat(stand.groups()).isEqualTo(1);
        assertThat(stand.connections().statements()).hasSize(1);
    }

    @Test
    void theFilterHoldsForBoth() {
        insert(1, 4);
        Heard heard = stand.subscribe(
                "subscription { articleStream(filter: {rating: {in: [2, 6]}}) { totalCount nodes" + " { rating } } }");
        assertThat(heard.next().toString()).isEqualTo("{\"totalCount\":1,\"nodes\":[{\"rating\":2}]}");
        insert(5, 7);
        assertThat(heard.next().toString()).isEqualTo("{\"totalCount\":2,\"nodes\":[{\"rating\":6}]}");
    }

    @Test
    void aBatchHasASize() {
        assertThatThrownBy(() -> stand.subscribe(ROWS, Map.of("size", 0)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("batchSize");
        assertThatThrownBy(() -> stand.subscribe(ROWS, Map.of("size", 1_001))).hasMessageContaining("batchSize");
        assertThatThrownBy(() -> stand.subscribe(ROWS, Map.of("after", "x"))).isInstanceOf(ApiException.class);
    }

    private void insert(int from, int to) {
        stand.sql("insert into $.articles (slug, rating) select 's' || n, n from generate_series(" + from + ", " + to
                + ") n");
    }

    private static List<Integer> ratings(JsonNode page) {
        List<Integer> ratings = new ArrayList<>();
        page.at("/nodes").forEach(node -> ratings.add(node.at("/rating").asInt()));
        return ratings;
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
