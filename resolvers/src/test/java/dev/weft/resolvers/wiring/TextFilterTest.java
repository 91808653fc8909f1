package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Plans;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Full text search, similarity, and which indexes serve conditions on what is inside values. */
class TextFilterTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createNotes() {
        project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "notes", "fields": [
                  {"name": "slug", "type": "TEXT", "required": true},
                  {"name": "title", "type": "TEXT", "config": {"search": true, "similar": true}},
                  {"name": "body", "type": "LONG_TEXT", "config": {"search": "english"}},
                  {"name": "plain", "type": "LONG_TEXT"},
                  {"name": "tags", "type": "TEXT_LIST", "indexed": true},
                  {"name": "meta", "type": "JSON"}]}}""", """
                {"addIndex": {"collection": "notes", "fields": ["meta"]}}""");
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into %s.notes (slug, title, body, plain, tags, meta) values
                ('a', 'The running dogs', 'The running dogs', 'The running dogs', '{run,Dog house}', '{"t": "dogs"}'),
                ('b', 'A dog ran, the cat runs', 'A dog ran, the cat runs', 'A dog ran, the cat runs', '{}', '{"t": 1}'),
                ('c', 'Häuser am See', 'Häuser am See', 'Häuser am See', null, null),
                ('n', null, null, null, null, null)""".formatted(project.schema()));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Words in the language of the index: english knows stems and leaves out articles.
                "body: {search: {query: \"dog\"}}                        | a b",
                "body: {search: {query: \"dogs run\"}}                   | a b",
                "body: {search: {query: \"\\\"running dogs\\\"\"}}       | a",
                "body: {search: {query: \"dog -cat\"}}                   | a",
                "body: {search: {query: \"cat or see\"}}                 | b c",
                "body: {search: {query: \"the\"}}                        | ''",
                "body: {search: {query: \"\"}}                           | ''",
                "body: {search: {query: \"& ! ( :*\"}}                   | ''",
                // Words as they are written.
                "title: {search: {query: \"dog\"}}                       | b",
                "title: {search: {query: \"the DOGS\"}}                  | a",
                "plain: {search: {query: \"dog\"}}                       | b",
                // Another language than the index's.
                "title: {search: {query: \"dog\", config: \"english\"}}  | a b",
                "body: {search: {query: \"dog\", config: \"simple\"}}    | b",
                "plain: {search: {query: \"Haus\", config: \"german\"}}  | c",
                // Null is no match, and no mismatch either.
                "not: {body: {search: {query: \"dog\"}}}                 | c",
                "title: {similar: {to: \"runing dogs\"}}                 | a",
                "title: {similar: {to: \"runing dogs\", threshold: 0.99}} | ''",
                "title: {similar: {to: \"the running dogs\", threshold: 1}} | a",
                "title: {similar: {to: \"xyz\", threshold: 0}}           | a b c",
                "plain: {similar: {to: \"running dogs\", threshold: 0.7}} | a",
                "not: {title: {similar: {to: \"runing dogs\"}}}          | b c",
                "tags: {some: {similar: {to: \"dog houses\"}}}           | a",
                "tags: {some: {search: {query: \"house\"}}}              | a",
                "meta: {at: [{path: \"t\", is: {text: {search: {query: \"dogs\"}}}}]} | a",
                "meta: {at: [{path: \"t\", is: {text: {similar: {to: \"dog\"}}}}]} | a"
            })
    void aSearchFindsItsRows(String filter, String slugs) {
        Answer answer = notes("{" + filter + "}");

        assertThat(answer.errors()).isEmpty();
        assertThat(String.join(" ", answer.all("slug"))).isEqualTo(slugs);
    }

    private static Answer notes(String filter) {
        return api.ask("{ notes(filter: " + filter + ", orderBy: [{slug: ASC}]) { nodes { slug } } }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{body: {search: {query: \"a\", config: \"klingon\"}}} | 'filter.body.search.config' is no configuration of text search; choose one of arabic, ",
                "{body: {search: {query: \"a\", config: \"english'::regconfig)\"}}} | 'filter.body.search.config' is no configuration",
                "{body: {search: {query: \"a\", config: null}}}      | 'filter.body.search.config' is null",
                "{title: {similar: {to: \"a\", threshold: 1.1}}}     | 'filter.title.similar.threshold' is 1.1; it goes from 0",
                "{title: {similar: {to: \"a\", threshold: -0.1}}}    | 'filter.title.similar.threshold' is -0.1",
                "{title: {similar: {to: \"a\", threshold: null}}}    | 'filter.title.similar.threshold' is null"
            })
    void aSearchThatCannotBeIsRefused(String filter, String message) {
        Answer answer = notes(filter);

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).startsWith(message);
    }

    @Test
    void aLongQueryIsRefused() {
        Answer answer = api.ask(
                "query($q: String!) { notes(filter: {body: {search: {query: $q}}}) { nodes { slug } } }",
                Map.of("q", "a ".repeat(501)));

        assertThat(answer.message()).contains("'filter.body.search.query' has 1002 characters; it may have 1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body: {search: {query: \"dog\"}}                       | notes_body_fts",
                "body: {search: {query: \"dog\", config: \"english\"}}  | notes_body_fts",
                "title: {search: {query: \"dog\"}}                      | notes_title_fts",
                "title: {similar: {to: \"dog\"}}                        | notes_title_trgm",
                "title: {similar: {to: \"dog\", threshold: 0.6}}        | notes_title_trgm",
                "title: {contains: \"dog\"}                             | notes_title_trgm",
                "title: {icontains: \"dog\"}                            | notes_title_trgm",
                "title: {ilike: \"%dog%\"}                              | notes_title_trgm",
                "title: {regex: \"dog.*cat\"}                           | notes_title_trgm",
                "title: {iregex: \"dog.*cat\"}                          | notes_title_trgm",
                "tags: {contains: [\"run\"]}                            | notes_tags_idx",
                "tags: {overlaps: [\"run\"]}                            | notes_tags_idx",
                "tags: {containedBy: [\"run\"]}                         | notes_tags_idx",
                "tags: {eq: [\"run\"]}                                  | notes_tags_idx",
                "meta: {contains: {t: 1}}                               | notes_meta_idx",
                "meta: {hasKey: \"t\"}                                  | notes_meta_idx",
                "meta: {hasAnyKey: [\"t\", \"u\"]}                      | notes_meta_idx",
                "meta: {hasAllKeys: [\"t\", \"u\"]}                     | notes_meta_idx",
                "meta: {pathExists: \"$.t\"}                            | notes_meta_idx",
                "meta: {pathMatch: \"$.t == 1\"}                        | notes_meta_idx"
            })
    void anIndexServesTheCondition(String filter, String index) throws SQLException {
        String statement = notes("{" + filter + "}").statements().getFirst();

        assertThat(Plans.of(project, statement)).contains("Bitmap Index Scan on " + index);
    }

    @Test
    void aQueryIsAParameterOfTheStatement() {
        assertThat(notes("{body: {search: {query: \"dog\"}}}").statements())
                .isEqualTo(notes("{body: {search: {query: \"cat 'or' dog\"}}}").statements());
    }

    @Test
    void theProjectsRoleMaySearchForSimilarTexts() {
        String similarity = project.sql().transactionResult(transaction -> {
            transaction.dsl().execute("set local role " + project.role());
            return transaction
                    .dsl()
                    .fetchSingle("select weft_ext.similarity('dog', 'dog')")
                    .get(0)
                    .toString();
        });

        assertThat(similarity).isEqualTo("1.0");
    }

    @Test
    void aDatabaseWithoutTheExtensionSaysSo() {
        try (TestProject bare = TestProject.create()) {
            bare.change("""
                    {"createCollection": {"name": "notes", "fields": [{"name": "slug", "type": "TEXT"}]}}""");
            bare.sql().execute("drop extension pg_trgm");

            Answer answer = new TestApi(bare, new NoMutations())
                    .ask("{ notes(filter: {slug: {similar: {to: \"a\"}}}) { nodes { slug } } }");

            assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
            assertThat(answer.message()).contains("pg_trgm").contains("icontains");
            assertThatThrownBy(() -> bare.change("""
                            {"addField": {"collection": "notes", "field":
                              {"name": "title", "type": "TEXT", "config": {"similar": true}}}}"""))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD))
                    .hasMessageContaining("pg_trgm");
        }
    }
}
