package dev.weft.resolvers.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows come and go between two pages, among them the row that the cursor was made of. */
class PagesUnderChangeTest {
    private static final int PAGE = 4;

    private static Exhibits exhibits;

    @BeforeAll
    static void open() {
        exhibits = new Exhibits();
    }

    @AfterAll
    static void close() {
        exhibits.close();
    }

    /** Odd rows stay, even ones may go; ties and nulls in every column. */
    @BeforeEach
    void fill() {
        exhibits.rows("delete from works");
        exhibits.rows("""
                insert into works (rank, title, price, views)
                select nullif(n % 4, 0), nullif(chr(97 + n % 5), 'c'), nullif(n % 3, 1) / 2.0, n from generate_series(1, 40) n
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{rank: ASC}",
                "{rank: DESC}",
                "{rank: ASC_NULLS_FIRST}, {title: DESC}",
                "{price: DESC_NULLS_LAST}, {rank: ASC}",
                "{title: ASC}, {price: DESC_NULLS_FIRST}"
            })
    void whatStaysIsMetOnceInBothDirections(String orderBy) {
        List<String> forward = walk(orderBy, "first", "after");
        assertThat(forward).doesNotHaveDuplicates();
        assertThat(staying(forward)).isEqualTo(staying(all(orderBy)));

        fill();
        List<String> backward = walk(orderBy, "last", "before");
        assertThat(backward).doesNotHaveDuplicates();
        assertThat(staying(backward)).isEqualTo(staying(all(orderBy)));
    }

    private static List<String> walk(String orderBy, String size, String place) {
        boolean isForward = size.equals("first");
        List<String> met = new ArrayList<>();
        String cursor = null;
        for (int page = 0; ; page++) {
            Answer answer = page(orderBy, size, PAGE, place, cursor);
            met.addAll(isForward ? met.size() : 0, answer.all("views"));
            if (!answer.at("/works/pageInfo/" + (isForward ? "hasNextPage" : "hasPreviousPage"))
                    .asBoolean()) {
                return met;
            }
            cursor = answer.at("/works/pageInfo/" + (isForward ? "endCursor" : "startCursor"))
                    .asString();
            change(page, isForward ? met.getLast() : met.getFirst());
        }
    }

    /** The row at the end of the page goes if it may, so do two others; two new ones come. */
    private static void change(int page, String last) {
        exhibits.rows("delete from works where views % 2 = 0 and (views = " + last + " or views % 13 = " + page + ")");
        exhibits.rows("insert into works (rank, title, price, views) values (%d, null, 0.5, %d), (null, 'b', null, %d)"
                .formatted(page % 4, 1000 + 4 * page, 1002 + 4 * page));
    }

    private static List<String> staying(List<String> views) {
        return views.stream().filter(number -> Long.parseLong(number) % 2 == 1).toList();
    }

    private static List<String> all(String orderBy) {
        return page(orderBy, "first", 1000, "after", null).all("views");
    }

    private static Answer page(String orderBy, String size, int count, String place, @Nullable String cursor) {
        Map<String, Object> variables = new HashMap<>(Map.of("size", count));
        if (cursor != null) {
            variables.put("cursor", cursor);
        }
        Answer answer = exhibits.api()
                .ask(
                        "query($size: Int, $cursor: String) { works(orderBy: [" + orderBy + "], " + size + ": $size, "
                                + place
                                + ": $cursor) { nodes { views } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
                        variables);
        assertThat(answer.errors()).isEmpty();
        return answer;
    }
}
