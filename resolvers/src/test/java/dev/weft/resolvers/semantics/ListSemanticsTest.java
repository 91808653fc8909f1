package dev.weft.resolvers.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListSemanticsTest {
    private static Exhibits exhibits;

    @BeforeAll
    static void open() {
        exhibits = new Exhibits();
    }

    @AfterAll
    static void close() {
        exhibits.close();
    }

    static Stream<ListCase> cases() {
        return Stream.concat(FilterCases.all(), OrderCases.all());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aListHasTheRowsOfItsSql(ListCase list) {
        List<@Nullable String> expected = exhibits.column(list.sql());

        Answer answer = exhibits.api().ask("{ " + list.list() + " { totalCount nodes { rowId } } }");

        assertThat(answer.errors()).isEmpty();
        if (list.isOrdered()) {
            assertThat(answer.all("rowId")).isEqualTo(expected);
        } else {
            assertThat(answer.all("rowId")).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(answer.at("/" + list.field() + "/totalCount").asInt()).isEqualTo(expected.size());
    }
}
