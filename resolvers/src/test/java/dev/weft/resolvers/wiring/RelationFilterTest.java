package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Plans;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions on related rows. Ada wrote a (rating 1) and b (2), has a profile; Bob wrote c (3) and n (no rating), Cid
 * nothing; x has no author. Topics: a and b are about law, b and c about art, nothing about sea.
 */
class RelationFilterTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        project.change("""
                {"createRelation": {"collection": "articles", "name": "editor", "target": "authors",
                  "inverseName": "edited_articles"}}""");
        api = new TestApi(project, new NoMutations());
        String schema = project.schema();
        project.sql().execute("""
                insert into %1$s.authors (name, born_on) values
                ('Ada', '1980-01-01'), ('Bob', '1990-01-01'), ('Cid', null)""".formatted(schema));
        project.sql().execute("""
                insert into %1$s.profiles (motto, author_id) select 'Go', id from %1$s.authors where name = 'Ada'
                """.formatted(schema));
        project.sql().execute("""
                insert into %1$s.articles (slug, title, rating, price, printed_on, published_at, author_id, editor_id)
                select v.slug, v.title, v.rating, v.price, v.printed_on, v.published_at, author.id, editor.id
                from (values
                  ('a', 'Art', 1, 1.5, date '2024-01-02', timestamptz '2024-01-02T00:00:00Z', 'Ada', 'Ada'),
                  ('b', 'b', 2, 1.5, '2024-01-02', '2024-01-02T00:00:01Z', 'Ada', 'Bob'),
                  ('c', 'Cat', 3, 3, '2024-01-02', '2024-01-01T23:59:59Z', 'Bob', null),
                  ('n', null, null, null, null, null, 'Bob', 'Ada'),
                  ('x', 'Xen', 5, 9, null, null, null, null))
                  v (slug, title, rating, price, printed_on, published_at, author, editor)
                left join %1$s.authors author on author.name = v.author
                left join %1$s.authors editor on editor.name = v.editor""".formatted(schema));
        project.sql().execute("insert into %1$s.topics (name) values ('law'), ('art'), ('sea')".formatted(schema));
        project.sql().execute("""
                insert into %1$s.articles_topics (article_id, topic_id)
                select a.id, t.id from %1$s.articles a, %1$s.topics t
                where (a.slug, t.name) in (('a', 'law'), ('b', 'law'), ('b', 'art'), ('c', 'art'))""".formatted(schema));
        project.sql().execute("""
                insert into %1$s.staff (id, name, manager_id) overriding system value values
                (1, 'Top', null), (2, 'Mid', 1), (3, 'Low', 2), (4, 'Own', 4)""".formatted(schema));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // To one.
                "author: {name: {eq: \"Ada\"}}                              | a b",
                "author: {}                                                   | a b c n",
                "not: {author: {name: {eq: \"Ada\"}}}                       | c n x",
                "author: {not: {name: {eq: \"Ada\"}}}                       | c n",
                "author: {bornOn: {lt: \"1985-01-01\"}}                     | a b",
                "not: {author: {bornOn: {isNull: true}}}                      | a b c n x",
                "authorExists: true                                           | a b c n",
                "authorExists: false                                          | x",
                "not: {editorExists: false}                                   | a b n",
                "author: {name: {eq: \"Ada\"}}, editor: {name: {eq: \"Bob\"}} | b",
                "or: [{author: {name: {eq: \"Bob\"}}}, {editorExists: false}] | c n x",
                // Both ends of one to one, through the author.
                "author: {profile: {motto: {eq: \"Go\"}}}                   | a b",
                "author: {profile: {author: {name: {eq: \"Ada\"}}}}         | a b",
                "author: {profileExists: true}                                | a b",
                "author: {profileExists: false}                               | c n",
                "not: {author: {profile: {}}}                                 | c n x",
                // Many to many.
                "topics: {some: {name: {eq: \"law\"}}}                      | a b",
                "topics: {some: {}}                                           | a b c",
                "topics: {none: {}}                                           | n x",
                "topics: {none: {name: {eq: \"law\"}}}                      | c n x",
                "topics: {every: {name: {eq: \"law\"}}}                     | a n x",
                "topics: {every: {name: {eq: \"law\"}}, some: {}}           | a",
                "topics: {count: {eq: 2}}                                     | b",
                "topics: {count: {lt: 1}}                                     | n x",
                "topics: {some: {articles: {some: {slug: {eq: \"a\"}}}}}    | a b",
                "topics: {aggregate: [{fn: MAX, field: NAME, is: {text: {eq: \"law\"}}}]} | a b",
                "topics: {aggregate: [{is: {number: {gte: \"1\"}}}, {filter: {name: {eq: \"art\"}}, is: {number: {eq: \"0\"}}}]} | a",
                // A relation to the same collection, there and back.
                "author: {articles: {some: {slug: {eq: \"n\"}}}}            | c n",
                "author: {editedArticles: {some: {author: {name: {eq: \"Bob\"}}}}} | a b",
                // Field against field.
                "compare: [{left: AUTHOR_ID, op: EQ, right: EDITOR_ID}]       | a",
                "compare: [{left: AUTHOR_ID, op: NE, right: EDITOR_ID}]       | b n",
                "compare: [{left: AUTHOR_ID, op: IS_DISTINCT, right: EDITOR_ID}] | b c n",
                "compare: [{left: AUTHOR_ID, op: IS_NOT_DISTINCT, right: EDITOR_ID}] | a x",
                "compare: [{left: RATING, op: EQ, right: PRICE}]              | c",
                "compare: [{left: RATING, op: LT, right: PRICE}]              | a x",
                "compare: [{left: RATING, op: GTE, right: VIEWS}, {left: RATING, op: GT, right: PRICE}] | b",
                "compare: [{left: TITLE, op: EQ, right: SLUG}]                | b",
                "compare: [{left: PUBLISHED_AT, op: EQ, right: PRINTED_ON}]   | a",
                "compare: [{left: PUBLISHED_AT, op: GT, right: PRINTED_ON}]   | b",
                "compare: [{left: PRINTED_ON, op: GT, right: PUBLISHED_AT}]   | c",
                "compare: [{left: META, op: IS_NOT_DISTINCT, right: META}]    | a b c n x",
                "compare: [{left: TAGS, op: EQ, right: TAGS}]                 | ''",
                "compare: []                                                  | a b c n x",
                "not: {compare: [{left: RATING, op: EQ, right: PRICE}]}       | a b x"
            })
    void aConditionOnRelatedRowsFindsArticles(String filter, String slugs) {
        Answer answer =
                api.ask("{ articles(filter: {" + filter + "}, orderBy: [{slug: ASC}]) { nodes { slug } totalCount } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(String.join(" ", answer.all("slug"))).isEqualTo(slugs);
        assertThat(answer.at("/articles/totalCount").asInt())
                .isEqualTo(answer.all("slug").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "articles: {some: {rating: {gte: 2}}}                         | Ada Bob",
                "articles: {every: {rating: {lt: 3}}}                         | Ada Cid",
                // The article without a rating is no match, though it is no mismatch either.
                "articles: {every: {rating: {gte: 1}}}                        | Ada Cid",
                "articles: {every: {}}                                        | Ada Bob Cid",
                "articles: {none: {rating: {gte: 3}}}                         | Ada Cid",
                "articles: {none: {}}                                         | Cid",
                "articles: {some: {}}                                         | Ada Bob",
                "not: {articles: {some: {}}}                                  | Cid",
                "articles: {count: {eq: 2}}                                   | Ada Bob",
                "articles: {count: {eq: 0}}                                   | Cid",
                "articles: {count: {in: [0, 1]}}                              | Cid",
                "articles: {count: {isNull: true}}                            | ''",
                "editedArticles: {count: {eq: 2}}                             | Ada",
                "articles: {some: {editor: {name: {eq: \"Bob\"}}}}          | Ada",
                "articles: {aggregate: []}                                    | Ada Bob Cid",
                "articles: {aggregate: [{is: {number: {gt: \"1.5\"}}}]}     | Ada Bob",
                "articles: {aggregate: [{fn: COUNT, field: RATING, is: {number: {eq: \"1\"}}}]} | Bob",
                "articles: {aggregate: [{fn: COUNT_DISTINCT, field: PRICE, is: {number: {eq: \"1\"}}}]} | Ada Bob",
                "articles: {aggregate: [{fn: SUM, field: RATING, is: {number: {eq: \"3\"}}}]} | Ada Bob",
                "articles: {aggregate: [{fn: SUM, field: PRICE, is: {number: {eq: \"3.00\"}}}]} | Ada Bob",
                "articles: {aggregate: [{fn: SUM, field: RATING, is: {number: {isNull: true}}}]} | Cid",
                "articles: {aggregate: [{fn: AVG, field: RATING, is: {number: {eq: \"1.5\"}}}]} | Ada",
                "articles: {aggregate: [{fn: STDDEV, field: PRICE, is: {number: {eq: \"0\"}}}]} | Ada",
                "articles: {aggregate: [{fn: VARIANCE, field: RATING, is: {number: {between: [\"0.4\", \"0.6\"]}}}]} | Ada",
                "articles: {aggregate: [{fn: MIN, field: RATING, filter: {rating: {gt: 1}}, is: {number: {eq: \"2\"}}}]} | Ada",
                "articles: {aggregate: [{fn: MAX, field: PRINTED_ON, is: {date: {eq: \"2024-01-02\"}}}]} | Ada Bob",
                "articles: {aggregate: [{fn: MAX, field: PUBLISHED_AT, is: {dateTime: {gt: \"2024-01-02T00:00:00Z\"}}}]} | Ada",
                "articles: {aggregate: [{fn: MIN, field: TITLE, is: {text: {startsWith: \"Ca\"}}}]} | Bob",
                "articles: {aggregate: [{filter: {author: {name: {eq: \"Ada\"}}}, is: {number: {eq: \"2\"}}}]} | Ada",
                "articles: {some: {rating: {eq: 1}}, count: {eq: 2}}          | Ada",
                "profile: {motto: {eq: \"Go\"}}                             | Ada",
                "profileExists: false                                         | Bob Cid"
            })
    void aConditionOnRelatedRowsFindsAuthors(String filter, String names) {
        Answer answer = api.ask("{ authors(filter: {" + filter + "}, orderBy: [{name: ASC}]) { nodes { name } } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(String.join(" ", answer.all("name"))).isEqualTo(names);
        assertThat(answer.statements()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manager: {name: {eq: \"Top\"}}                             | Mid",
                "manager: {manager: {name: {eq: \"Top\"}}}                  | Low",
                "managerExists: false                                         | Top",
                "reports: {some: {reports: {some: {}}}}                       | Own Top",
                "reports: {none: {}}                                          | Low",
                "reports: {every: {reports: {none: {}}}}                      | Low Mid",
                "compare: [{left: ROW_ID, op: EQ, right: MANAGER_ID}]         | Own",
                "manager: {compare: [{left: ROW_ID, op: EQ, right: MANAGER_ID}]} | Own"
            })
    void aCollectionCanBeFilteredByItself(String filter, String names) {
        Answer answer = api.ask("{ staff(filter: {" + filter + "}, orderBy: [{name: ASC}]) { nodes { name } } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(String.join(" ", answer.all("name"))).isEqualTo(names);
    }

    @Test
    void aListOfRelatedRowsIsFilteredAlongRelationsToo() {
        Answer answer = api.ask("""
                { authors(orderBy: [{name: ASC}]) { nodes { name
                    articles(filter: {topics: {some: {name: {eq: "art"}}}}) { totalCount nodes { slug } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("slug")).containsExactly("b", "c");
        assertThat(answer.all("totalCount")).containsExactly("1", "1", "0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{articles: {}}                      | 'filter.articles' asks nothing of the rows; give some, every",
                "{articles: null}                    | 'filter.articles' is null",
                "{articles: {some: null}}            | 'filter.articles.some' is null",
                "{articles: {count: {}}}             | 'filter.articles.count' has no operator",
                "{articles: {aggregate: null}}       | 'filter.articles.aggregate' is null",
                "{articles: {some: {author: null}}}  | 'filter.articles.some.author' is null",
                "{articles: {some: {rating: {}}}}    | 'filter.articles.some.rating' has no operator",
                "{profile: null}                     | 'filter.profile' is null",
                "{profileExists: null}               | 'filter.profileExists' is null",
                "{articles: {aggregate: [{fn: SUM, is: {number: {gt: \"1\"}}}]}} | 'filter.articles.aggregate.0.field' is missing; SUM needs a field",
                "{articles: {aggregate: [{fn: COUNT_DISTINCT, is: {number: {gt: \"1\"}}}]}} | 'filter.articles.aggregate.0.field' is missing; COUNT_DISTINCT",
                "{articles: {aggregate: [{fn: SUM, field: TITLE, is: {number: {gt: \"1\"}}}]}} | 'filter.articles.aggregate.0.field' is TITLE, which has no SUM; choose one of RATING, VIEWS, PRICE, SCORE",
                "{articles: {aggregate: [{fn: AVG, field: AUTHOR_ID, is: {number: {gt: \"1\"}}}]}} | 'filter.articles.aggregate.0.field' is AUTHOR_ID, which has no AVG",
                "{articles: {aggregate: [{fn: MAX, field: META, is: {number: {gt: \"1\"}}}]}} | 'filter.articles.aggregate.0.field' is META, which has no MAX",
                "{articles: {aggregate: [{fn: MAX, field: TITLE, is: {number: {gt: \"1\"}}}]}} | 'filter.articles.aggregate.0.is.number' does not fit the value; use 'text'",
                "{articles: {aggregate: [{is: {text: {eq: \"1\"}}}]}} | 'filter.articles.aggregate.0.is.text' does not fit the value; use 'number'",
                "{articles: {aggregate: [{is: {number: {}}}]}} | 'filter.articles.aggregate.0.is.number' has no operator",
                "{articles: {aggregate: [{filter: null, is: {number: {eq: \"1\"}}}]}} | 'filter.articles.aggregate.0.filter' is null",
                "{articles: {aggregate: [{fn: COUNT, field: null, is: {number: {eq: \"1\"}}}]}} | 'filter.articles.aggregate.0.field' is null",
                "{compare: null}                     | 'filter.compare' is null",
                "{compare: [{left: NAME, op: EQ, right: BORN_ON}]} | 'filter.compare.0' compares NAME with BORN_ON, whose values are of different kinds",
                "{compare: [{left: ROW_ID, op: GT, right: CREATED_BY_ID}]} | 'filter.compare.0.op' is GT, but ROW_ID has no order"
            })
    void aRelationFilterThatSaysNothingIsRefused(String filter, String message) {
        Answer answer = api.ask("{ authors(filter: " + filter + ") { nodes { name } } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).startsWith(message);
        assertThat(answer.statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authors  | articles: {some: {score: {gt: 1}}}           | articles_author_id_idx",
                "authors  | articles: {every: {rating: {gt: 1}}}         | articles_author_id_idx",
                "authors  | articles: {none: {rating: {gt: 1}}}          | articles_author_id_idx",
                "authors  | articles: {count: {gt: 1}}                   | articles_author_id_idx",
                "authors  | articles: {aggregate: [{fn: MAX, field: RATING, is: {number: {gt: \"1\"}}}]} | articles_author_id_idx",
                "authors  | profile: {motto: {eq: \"Go\"}}             | profiles_author_id_key",
                "articles | author: {name: {eq: \"Ada\"}}              | authors_pkey",
                "articles | topics: {some: {name: {eq: \"law\"}}}      | articles_topics_topic_id_idx topics_pkey",
                "articles | topics: {count: {gt: 1}}                     | articles_topics_pkey",
                "topics   | articles: {some: {rating: {eq: 1}}}          | articles_topics_pkey articles_rating_idx",
                "topics   | articles: {none: {}}                         | articles_topics_topic_id_idx",
                "staff    | reports: {some: {name: {eq: \"Low\"}}}     | staff_manager_id_idx"
            })
    void keysOfRelationsAreLookedUpInIndexes(String list, String filter, String indexes) throws SQLException {
        String statement = api.ask("{ " + list + "(filter: {" + filter + "}) { nodes { id } } }")
                .statements()
                .getFirst();

        assertThat(Plans.of(project, statement)).contains(indexes.split(" "));
    }

    @Test
    void relationsCountAsDepth() {
        assertThat(nested(10).codes()).isEmpty();
        assertThat(nested(11).codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(nested(11).message()).contains("relations may nest 10 levels");
    }

    private static Answer nested(int hops) {
        Object filter = Map.of("name", Map.of("eq", "Top"));
        for (int i = 0; i < hops; i++) {
            filter = i % 2 == 0 ? Map.of("manager", filter) : Map.of("reports", Map.of("some", filter));
        }
        return api.ask("query($f: EmployeeFilter) { staff(filter: $f) { nodes { name } } }", Map.of("f", filter));
    }

    @Test
    void conditionsAreCountedOverAllLevels() {
        List<Object> many = IntStream.range(0, 250)
                .<Object>mapToObj(i -> Map.of("articles", Map.of("some", Map.of("rating", Map.of("eq", i)))))
                .collect(Collectors.toList());
        Map<String, Object> filter = Map.of("or", many);

        assertThat(authors(filter).codes()).isEmpty();
        many.add(Map.of("name", Map.of("eq", "Ada")));
        Answer answer = authors(filter);
        assertThat(answer.codes()).containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
        assertThat(answer.message()).contains("condition 501");
    }

    private static Answer authors(Map<String, Object> filter) {
        return api.ask("query($f: AuthorFilter) { authors(filter: $f) { nodes { name } } }", Map.of("f", filter));
    }
}
