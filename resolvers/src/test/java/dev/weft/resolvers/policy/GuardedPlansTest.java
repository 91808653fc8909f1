package dev.weft.resolvers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Grants;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Plans;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL reads what policies leave of a table as it reads the table, and looks at one condition more. */
class GuardedPlansTest {
    private static final String OWN_OR_RATED = """
            {"or": [{"status": {"eq": "PUBLISHED"}}, {"authorId": {"eq": "$user.id"}}]}""";

    private static TestProject project;
    private static TestApi owner;
    private static TestApi reader;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        Readers.createRows(project);
        project.sql().execute("create index on {s}.articles (author_id)".replace("{s}", project.schema()));
        owner = new TestApi(project, new NoMutations());
        Grants grants = Grants.in(project)
                .read("user", "articles", OWN_OR_RATED)
                .read("user", "authors", "{\"name\": {\"ne\": \"eve\"}}")
                .read("user", "topics", "{\"name\": {\"ne\": \"peace\"}}");
        reader = TestApi.as(Readers.user(Readers.ANN), grants, project, new NoMutations());
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    /** What is read and by which index, without what rows must satisfy besides: to look at that, PostgreSQL needs the row. */
    private static List<String> steps(Answer answer) throws SQLException {
        assertThat(answer.errors()).isEmpty();
        List<String> steps = new ArrayList<>();
        for (String statement : answer.statements()) {
            Plans.of(project, statement)
                    .lines()
                    .filter(line -> !line.contains("Filter:"))
                    .map(line -> line.replaceAll("\\(cost=.*", "")
                            .replaceAll("\"G(_[0-9]+)?\"|\\bt\\b|\"J1\"|\"R1\"", "row")
                            .replaceAll("(articles|authors|topics)(_[0-9]+)? row", "$1")
                            .replaceAll("\\brow\\.", "")
                            .replace("Index Only Scan", "Index Scan")
                            .replaceAll("\\$[0-9]+", "\\$")
                            .strip())
                    .forEach(steps::add);
        }
        return steps;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ article(id: \"00000000-0000-7000-8000-000000000001\") { slug author { name } } }",
                "{ articleBy(key: {slug: \"a1\"}) { slug title rowVersion } }",
                "{ articles(first: 3) { nodes { slug } } }",
                "{ articles(first: 3, orderBy: [{views: DESC}]) { nodes { slug author { name } } } }",
                "{ articles(filter: {rating: {gt: 3}}) { totalCount nodes { slug } } }",
                "{ articles(filter: {slug: {eq: \"a1\"}}) { aggregate { count sum { views } } } }",
                "{ authors(first: 2) { nodes { articles(first: 2, orderBy: [{views: ASC}]) { totalCount nodes { slug topics { nodes { name } } } } } } }",
            })
    void indexesServeAsTheyDoWithoutPolicies(String query) throws SQLException {
        List<String> guarded = steps(reader.ask(query));

        assertThat(guarded).isEqualTo(steps(owner.ask(query)));
    }

    @Test
    void aPageBehindACursorIsARangeOfAnIndex() throws SQLException {
        String cursor = reader.ask("{ articles(first: 1, orderBy: [{views: ASC}]) { pageInfo { endCursor } } }")
                .all("endCursor")
                .getFirst();
        String query =
                "query($c: String) { articles(first: 2, after: $c, orderBy: [{views: ASC}]) { nodes { slug } } }";

        List<String> guarded = steps(reader.ask(query, Map.of("c", cursor)));
        assertThat(guarded).isEqualTo(steps(owner.ask(query, Map.of("c", cursor))));
        assertThat(guarded).anyMatch(step -> step.startsWith("Index Cond: (views"));
    }

    @Test
    void cellsThatSomeRowsHideKeepNoIndexFromTheOthers() throws SQLException {
        TestApi writer = TestApi.as(
                Readers.user(Readers.ANN, Map.of(), "user", "writer"),
                Grants.in(project)
                        .read("user", "articles", "{}", List.of("slug", "views"))
                        .read("writer", "articles", "{\"authorId\": {\"eq\": \"$user.id\"}}")
                        .read("user", "authors", "{}"),
                project,
                new NoMutations());
        String query = "{ articles(first: 3, orderBy: [{views: DESC}]) { nodes { slug views } } }";

        assertThat(steps(writer.ask(query))).isEqualTo(steps(owner.ask(query)));
        assertThat(steps(writer.ask("{ articleBy(key: {slug: \"a1\"}) { title author { name } } }")))
                .noneMatch(step -> step.contains("Subquery Scan") || step.contains("Seq Scan"));
    }

    @Test
    void whatIsOpenToAllIsTheTableItself() {
        TestApi open = TestApi.as(
                Readers.user(Readers.ANN), Grants.in(project).read("user", "topics", "{}"), project, new NoMutations());

        assertThat(open.ask("{ topics { nodes { name } } }").statements())
                .isEqualTo(owner.ask("{ topics { nodes { name } } }").statements());
    }
}
