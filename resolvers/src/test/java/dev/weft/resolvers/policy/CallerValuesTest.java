package dev.weft.resolvers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Grants;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies make of what is known of their callers, and of what is not. */
class CallerValuesTest {
    private static TestProject project;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        Readers.createRows(project);
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    private static List<String> read(String collection, String member, String rows, Caller caller) {
        TestApi api = TestApi.as(
                caller,
                Grants.in(project).read("user", collection, rows).read("user", "users", "{}"),
                project,
                new NoMutations());
        Answer answer =
                api.ask("{ " + collection + "(orderBy: [{" + member + ": ASC}]) { nodes { " + member + " } } }");
        assertThat(answer.errors()).as(rows).isEmpty();
        return answer.all(member);
    }

    private static List<String> articles(String rows, Map<String, Object> claims) {
        return read("articles", "slug", rows, Readers.user(Readers.ANN, claims, "user"));
    }

    static Stream<Arguments> conditions() {
        Map<String, Object> claims = Map.ofEntries(
                Map.entry("slug", "a1"),
                Map.entry("slugs", List.of("a1", "a2")),
                Map.entry("rating", 3),
                Map.entry("views", "30"),
                Map.entry("part", "1"),
                Map.entry("percent", "%"),
                Map.entry("status", "published"),
                Map.entry("tags", List.of("t1")),
                Map.entry("author", Readers.ANN.toString()),
                Map.entry("org", Map.of("name", "ann")));
        return Stream.of(
                        "{'slug': {'eq': '$claims.slug'}} | a1",
                        "{'slug': {'in': '$claims.slugs'}} | a1 a2",
                        "{'slug': {'in': ['a5', '$claims.slugs']}} | a1 a2 a5",
                        "{'slug': {'in': '$claims.slug'}} | a1",
                        "{'rating': {'lt': '$claims.rating'}} | a1 a2",
                        "{'rating': {'between': [2, '$claims.rating']}} | a2 a3",
                        "{'views': {'lte': '$claims.views'}} | a1 a2 a3",
                        "{'slug': {'endsWith': '$claims.part'}} | a1 a11",
                        "{'slug': {'istartsWith': 'A1'}} | a1 a10 a11 a12",
                        "{'slug': {'contains': '$claims.percent'}} | ",
                        "{'slug': {'ieq': '$claims.slug'}} | a1",
                        "{'status': {'eq': '$claims.status'}, 'rating': {'lt': 7}} | a3 a6",
                        "{'tags': {'overlaps': '$claims.tags'}, 'rating': {'lt': 4}} | a1 a3",
                        "{'tags': {'eq': '$claims.tags'}, 'rating': {'lt': 4}} | a1 a3",
                        "{'authorId': {'eq': '$claims.author'}, 'rating': {'lt': 4}} | a1 a3",
                        "{'author': {'name': {'eq': '$claims.org.name'}}, 'rating': {'lt': 4}} | a1 a3",
                        "{'not': {'author': {'name': {'eq': '$claims.org.name'}}}, 'rating': {'lt': 4}} | a2",
                        "{'createdAt': {'lte': '$now'}, 'rating': {'lt': 3}} | a1 a2",
                        "{'or': [{'slug': {'eq': '$claims.nothing'}}, {'slug': {'eq': '$claims.slug'}}]} | a1")
                .map(line -> line.replace('\'', '"').split(" \\| ?", -1))
                .map(parts ->
                        Arguments.of(parts[0], claims, parts[1].isBlank() ? List.of() : List.of(parts[1].split(" "))));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aVariableIsWhatIsKnownOfTheCaller(String rows, Map<String, Object> claims, List<String> expected) {
        assertThat(articles(rows, claims)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'slug': {'eq': '$claims.x'}}",
                "{'slug': {'ne': '$claims.x'}}",
                "{'slug': {'in': '$claims.x'}}",
                "{'slug': {'notIn': '$claims.x'}}",
                "{'slug': {'notIn': ['a1', '$claims.x']}}",
                "{'slug': {'in': ['a1', '$claims.x']}}",
                "{'not': {'slug': {'eq': '$claims.x'}}}",
                "{'not': {'slug': {'in': '$claims.x'}}}",
                "{'not': {'not': {'slug': {'ne': '$claims.x'}}}}",
                "{'not': {'and': [{'rating': {'gt': 0}}, {'slug': {'eq': '$claims.x'}}]}}",
                "{'slug': {'contains': '$claims.x'}}",
                "{'not': {'slug': {'contains': '$claims.x'}}}",
                "{'slug': {'ieq': '$claims.x'}}",
                "{'rating': {'gt': '$claims.x'}}",
                "{'rating': {'between': [0, '$claims.x']}}",
                "{'views': {'ne': '$claims.x'}}",
                "{'price': {'ne': '$claims.x'}}",
                "{'featured': {'ne': '$claims.x'}}",
                "{'createdAt': {'ne': '$claims.x'}}",
                "{'authorId': {'ne': '$claims.x'}}",
                "{'tags': {'containedBy': '$claims.x'}}",
                "{'not': {'tags': {'overlaps': '$claims.x'}}}",
                "{'tags': {'some': {'ne': '$claims.x'}}}",
                "{'not': {'tags': {'some': {'eq': '$claims.x'}}}}",
                "{'author': {'name': {'ne': '$claims.x'}}}",
                "{'not': {'author': {'name': {'eq': '$claims.x'}}}}",
                "{'topics': {'some': {'name': {'ne': '$claims.x'}}}}",
                "{'topics': {'none': {'name': {'eq': '$claims.x'}}}}",
                "{'topics': {'every': {'name': {'ne': '$claims.x'}}}}",
                "{'not': {'topics': {'some': {'name': {'eq': '$claims.x'}}}}}",
                "{'not': {'topics': {'every': {'name': {'eq': '$claims.x'}}}}}",
                "{'topics': {'none': {'not': {'name': {'eq': '$claims.x'}}}}}",
                "{'topics': {'aggregate': [{'fn': 'COUNT', 'filter': {'name': {'eq': '$claims.x'}}, 'is': {'number': {'eq': 0}}}]}}",
                "{'not': {'topics': {'aggregate': [{'fn': 'COUNT', 'filter': {'name': {'eq': '$claims.x'}}, 'is': {'number': {'gt': 0}}}]}}}",
                "{'and': [{'rating': {'gt': 0}}, {'not': {'or': [{'slug': {'eq': '$claims.x'}}, {'rating': {'lt': 0}}]}}]}",
            })
    void whatIsNotKnownOpensNothing(String rows) {
        String json = rows.replace('\'', '"');

        assertThat(articles(json, Map.of())).as("missing").isEmpty();
        assertThat(articles(json, Map.of("x", Map.of("of another", "type"))))
                .as("of another type")
                .isEmpty();
        assertThat(articles(json, Map.of("x", "a\0b")))
                .as("that no text can hold")
                .isEmpty();
    }

    @Test
    void somebodyWithoutARowIsNobody() {
        String own = """
                {"authorId": {"eq": "$user.id"}}""";
        String others = """
                {"not": {"authorId": {"eq": "$user.id"}}}""";
        String mine = """
                {"id": {"eq": "$user.id"}}""";

        assertThat(read("articles", "slug", own, Readers.user(Readers.BOB)))
                .containsExactly("a10", "a2", "a4", "a6", "a8");
        assertThat(read("articles", "slug", own, Readers.stranger(Map.of()))).isEmpty();
        assertThat(read("articles", "slug", others, Readers.stranger(Map.of()))).isEmpty();
        assertThat(read("authors", "name", mine, Readers.user(Readers.BOB))).containsExactly("bob");
        assertThat(read("authors", "name", mine, Readers.stranger(Map.of()))).isEmpty();
    }

    @Test
    void rolesAreAListOfNames() {
        Caller reader = Readers.user(Readers.ANN, Map.of(), "user", "a2", "a3");

        assertThat(read("articles", "slug", "{\"slug\": {\"in\": \"$roles\"}}", reader))
                .containsExactly("a2", "a3");
        assertThat(read("articles", "slug", "{\"slug\": {\"notIn\": \"$roles\"}}", reader))
                .hasSize(10)
                .doesNotContain("a2");
    }

    @Test
    void aConditionThatCannotBeReadAllowsNothing() {
        assertThat(articles("{\"slug\": {\"nonsense\": 1}}", Map.of())).isEmpty();
    }

    @Test
    void quotesInPoliciesStayQuotes() {
        assertThat(articles(
                        "{\"slug\": {\"ne\": \"it's \\\\ \\\"so\\\" ? :1 {0}\"}, \"rating\": {\"lt\": 3}}", Map.of()))
                .containsExactly("a1", "a2");
    }
}
