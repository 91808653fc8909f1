package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
    private static TestProject project;
    private static TestApi api;

    /**
     * Who has id n reports to n / 2; 100 reports to itself, and 101, 102, 103 in a circle, to which 104 reports. 201 to
     * 350 are a chain. Mentors go the other way round.
     */
    @BeforeAll
    static void createRows() {
        project = Press.create();
        project.change("""
                {"createRelation": {"collection": "staff", "name": "mentor", "target": "staff", "inverseName": "mentees"}}""");
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into %1$s.staff (id, name) overriding system value
                select n, 'p' || n %% 3 from generate_series(1, 15) n union all select n, 'c' from generate_series(100, 104) n
                union all select n, 'chain' from generate_series(201, 350) n;
                update %1$s.staff set manager_id = id / 2, mentor_id = 16 - id where id between 2 and 15;
                update %1$s.staff set mentor_id = null where id < 8;
                update %1$s.staff set manager_id = 100 where id = 100;
                update %1$s.staff set manager_id = 101 + (id - 100) %% 3 where id between 101 and 103;
                update %1$s.staff set manager_id = 101 where id = 104;
                update %1$s.staff set manager_id = id - 1 where id between 202 and 350
                """.formatted(project.schema()));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | descendants | 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
                "1 | descendants(maxDepth: 1) | 2 3",
                "3 | descendants(maxDepth: 2) | 6 7 12 13 14 15",
                "15 | descendants | ''",
                "15 | ancestors | 7 3 1",
                "15 | ancestors(maxDepth: 2) | 7 3",
                "1 | ancestors | ''",
                "100 | descendants | ''",
                "100 | ancestors | ''",
                "101 | descendants | 103 104 102",
                "102 | ancestors | 103 101",
                "104 | ancestors | 101 102 103",
                "15 | mentorAncestors | 1",
                "1 | mentorDescendants | 15",
                "1 | descendants(orderBy: [{name: DESC}, {rowId: ASC}], first: 4) | 2 5 8 11",
                "1 | descendants(filter: {name: {eq: \"p0\"}}) | 3 6 9 12 15",
                "1 | descendants(distinctOn: [NAME]) | 2 3 4",
                "1 | descendants(last: 2) | 14 15",
                "1 | descendants(first: 2, offset: 3) | 5 6",
                "1 | descendants(search: \"p1\") | 4 7 10 13"
            })
    void aTreeIsWalkedNearestFirstAndEndsWhereItBeginsAgain(String id, String list, String expected) {
        Answer answer = api.ask("{ employee(id: \"" + id + "\") { list: " + list
                + " { nodes { rowId } } } }".replace("employee", item()));

        assertThat(answer.errors()).isEmpty();
        assertThat(String.join(" ", answer.all("rowId"))).isEqualTo(expected);
    }

    private static String item() {
        return project.model().collections().stream()
                .filter(collection -> collection.table().equals("staff"))
                .findFirst()
                .orElseThrow()
                .spec()
                .itemName();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orderBy: [{name: ASC}], ",
                "orderBy: [{manager: {name: DESC}}, {rowId: DESC}], ",
                "orderBy: [{reports: {direction: DESC}}], "
            })
    void cursorsWalkATreeInBothDirections(String order) {
        List<String> all = page(order, "first: 100, after: $c", null).all("rowId");
        assertThat(all).hasSize(14);

        List<String> forward = new ArrayList<>();
        String cursor = null;
        while (forward.size() < 14) {
            Answer page = page(order, "first: 3, after: $c", cursor);
            forward.addAll(page.all("rowId"));
            cursor = page.all("endCursor").getFirst();
        }
        List<String> backward = new ArrayList<>();
        cursor = null;
        while (backward.size() < 14) {
            Answer page = page(order, "last: 4, before: $c", cursor);
            backward.addAll(0, page.all("rowId"));
            cursor = page.all("startCursor").getFirst();
        }

        assertThat(forward).isEqualTo(all);
        assertThat(backward).isEqualTo(all);
    }

    private static Answer page(String order, String paging, @org.jspecify.annotations.Nullable String cursor) {
        Answer answer = api.ask(
                "query($c: String) { " + item() + "(id: \"1\") { descendants(" + order + paging
                        + ") { totalCount nodes { rowId } pageInfo { startCursor endCursor } } } }",
                cursor == null ? Map.of() : Map.of("c", cursor));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("totalCount")).containsExactly("14");
        return answer;
    }

    @Test
    void theTreesOfAllParentsAreOneStatement() {
        Answer answer = api.ask("""
                { staff(filter: {rowId: {lte: "15"}}, orderBy: [{rowId: ASC}]) { nodes {
                  ancestors { totalCount nodes { rowId } } descendants(first: 1) { totalCount(max: 3) estimatedCount } } } }""".replace("rowId: {lte: \"15\"}", "name: {startsWith: \"p\"}"));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(4);
        for (int n = 1; n <= 15; n++) {
            List<String> expected = new ArrayList<>();
            for (int above = n / 2; above > 0; above /= 2) {
                expected.add(Integer.toString(above));
            }
            String row = "/staff/nodes/" + (n - 1);
            assertThat(answer.at(row + "/ancestors/nodes").findValues("rowId").stream()
                            .map(node -> node.asString()))
                    .isEqualTo(expected);
            assertThat(answer.at(row + "/ancestors/totalCount").asInt()).isEqualTo(expected.size());
        }
        assertThat(answer.at("/staff/nodes/0/descendants/totalCount").asInt()).isEqualTo(4);
        assertThat(answer.at("/staff/nodes/0/descendants/estimatedCount").asInt())
                .isEqualTo(14);
        assertThat(answer.at("/staff/nodes/14/descendants/totalCount").asInt()).isZero();
    }

    @Test
    void figuresAndGroupsAreOfTheTreeOfEachParent() {
        Answer answer = api.ask("""
                { staff(filter: {name: {startsWith: "p"}}, orderBy: [{rowId: ASC}], first: 3) { nodes {
                  descendants { totalCount aggregate { count max { name } } groups(by: [{field: {name: NAME}}]) { aggregate { count }
                    nodes(first: 1) { rowId } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/staff/nodes/0/descendants/totalCount").asInt()).isEqualTo(14);
        assertThat(answer.at("/staff/nodes/0/descendants/aggregate/count").asInt())
                .isEqualTo(14);
        assertThat(answer.at("/staff/nodes/2/descendants/aggregate/count").asInt())
                .isEqualTo(6);
        assertThat(answer.at("/staff/nodes/2/descendants/aggregate/max/name").asString())
                .isEqualTo("p2");
        assertThat(answer.at("/staff/nodes/2/descendants/groups").findValues("rowId"))
                .hasSize(3);
    }

    @Test
    void noTreeIsDeeperThanAHundredSteps() {
        Answer answer =
                api.ask("{ " + item() + "(id: \"201\") { descendants(first: 1000) { totalCount nodes { rowId } } } }");

        assertThat(answer.all("rowId"))
                .isEqualTo(IntStream.rangeClosed(202, 301)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(answer.all("totalCount")).containsExactly("100");
        for (int depth : List.of(0, -1, 101)) {
            Answer refused =
                    api.ask("{ " + item() + "(id: \"1\") { descendants(maxDepth: " + depth + ") { totalCount } } }");
            assertThat(refused.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
            assertThat(refused.message()).isEqualTo("'maxDepth' is " + depth + "; it is 1 to 100");
        }
    }
}
