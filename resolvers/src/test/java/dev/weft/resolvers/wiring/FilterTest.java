package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator of every filter, against rows a, b, c; row n has nulls alone. */
class FilterTest {
    private static final String KEY_OF_A = "00000000-0000-7000-8000-00000000000a";

    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createArticles() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into %s.articles (id, slug, title, body, status, channels, rating, views, price, score, featured,
                  printed_on, published_at, token, tags, meta) values
                ('00000000-0000-7000-8000-00000000000a', 'a', 'Apple 50%%', 'long', 'draft', '{web}', 1, 1, 1.10, 0.5, true,
                  '2024-02-29', '2024-02-29T23:30:00Z', '11111111-1111-4111-8111-111111111111', '{x,y}',
                  '{"n": 1, "s": "one", "b": true, "at": {"d": "2024-01-01", "t": "2024-01-01T00:00:00Z",
                    "u": "11111111-1111-4111-8111-111111111111"}, "l": [1, 2]}'),
                (default, 'b', 'banana_split', null, 'inReview', '{web,print}', 2, 9007199254740993, 2.20, 1.5, false,
                  current_date, now() - interval '1 hour', '22222222-2222-4222-8222-222222222222', '{y}',
                  '{"n": 2.5, "s": "two", "b": false, "at": {"d": "no date"}}'),
                (default, 'c', 'Cherry\\', null, 'published', '{}', 3, 3, 3.30, 2.5, true,
                  current_date + 2, now() + interval '2 hours', null, '{}', '"text"'),
                (default, 'n', null, null, null, null, null, 0, null, null, null, null, null, null, null, null)
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
                "{}                                                    | a b c n",
                "and: []                                               | a b c n",
                "or: []                                                | ''",
                "or: [{}]                                              | a b c n",
                "not: {}                                               | ''",
                "not: {or: []}                                         | a b c n",
                "or: [{rating: {eq: 1}}, {rating: {eq: 3}}]            | a c",
                "and: [{rating: {gt: 1}}, {rating: {lt: 3}}]           | b",
                "not: {rating: {eq: 1}}                                | b c",
                "rating: {eq: 2}                                       | b",
                "rating: {ne: 2}                                       | a c",
                "rating: {in: [1, 3, 7]}                               | a c",
                "rating: {in: []}                                      | ''",
                "rating: {notIn: [1]}                                  | b c",
                "rating: {notIn: []}                                   | a b c",
                "rating: {gt: 1, lte: 3, ne: 2}                        | c",
                "rating: {gte: 2}                                      | b c",
                "rating: {between: [2, 3]}                             | b c",
                "rating: {isNull: true}                                | n",
                "rating: {isNull: false}                               | a b c",
                "views: {eq: \"9007199254740993\"}                     | b",
                "views: {in: [\"1\", \"3\"]}                           | a c",
                "price: {eq: \"1.1\"}                                  | a",
                "price: {between: [\"2\", \"2.2\"]}                    | b",
                "price: {notIn: [\"1.10\"]}                            | b c",
                "score: {gte: 1.5}                                     | b c",
                "score: {in: [0.5, 2.5]}                               | a c",
                "featured: {eq: true}                                  | a c",
                "featured: {ne: true}                                  | b",
                "status: {eq: IN_REVIEW}                               | b",
                "status: {in: [DRAFT, PUBLISHED]}                      | a c",
                "status: {notIn: [DRAFT]}                              | b c",
                "title: {eq: \"Apple 50%\"}                            | a",
                "title: {ieq: \"APPLE 50%\"}                           | a",
                "title: {contains: \"%\"}                              | a",
                "title: {contains: \"_\"}                              | b",
                "title: {contains: \"\\\\\"}                           | c",
                "title: {icontains: \"AN\"}                            | b",
                "title: {startsWith: \"Ch\"}                           | c",
                "title: {startsWith: \"ch\"}                           | ''",
                "title: {istartsWith: \"ch\"}                          | c",
                "title: {endsWith: \"split\"}                          | b",
                "title: {iendsWith: \"SPLIT\"}                         | b",
                "title: {like: \"%an_na%\"}                            | b",
                "title: {like: \"Cherry\\\\\\\\\"}                     | c",
                "title: {ilike: \"APPLE%\"}                            | a",
                "title: {regex: \"^[A-C]\"}                            | a c",
                "title: {iregex: \"^B\"}                               | b",
                "title: {regex: \"^(?:Ap){1}p\"}                        | a",
                "title: {regex: \"^\\\\(?=?A\"}                         | a",
                "title: {gt: \"B\"}                                    | b c",
                "title: {in: [\"Apple 50%\", \"zzz\"]}                 | a",
                "printedOn: {eq: \"2024-02-29\"}                       | a",
                "printedOn: {withinLast: \"P7D\"}                      | b",
                "printedOn: {withinNext: \"P7D\"}                      | b c",
                "printedOn: {part: {year: {eq: 2024}, month: {eq: 2}, day: {eq: 29}, weekday: {eq: 4}}} | a",
                "publishedAt: {eq: \"2024-03-01T00:30:00+01:00\"}      | a",
                "publishedAt: {withinLast: \"PT2H\"}                   | b",
                "publishedAt: {withinNext: \"P1D\"}                    | c",
                "publishedAt: {withinLast: \"P1M-1D\"}              | b",
                "publishedAt: {withinNext: \"PT0S\"}                 | ''",
                "printedOn: {withinLast: \"P0D\"}                    | b",
                "printedOn: {part: {hour: {eq: 0}, week: {eq: 9}}}     | a",
                "publishedAt: {part: {hour: {eq: 23}, week: {eq: 9}, year: {in: [2024]}}} | a",
                "publishedAt: {part: {year: {notIn: []}}}              | a b c",
                "token: {in: [\"11111111-1111-4111-8111-111111111111\"]} | a",
                "token: {isNull: true}                                 | c n",
                "tags: {eq: [\"x\", \"y\"]}                            | a",
                "tags: {contains: [\"y\"]}                             | a b",
                "tags: {contains: []}                                  | a b c",
                "tags: {containedBy: [\"y\", \"z\"]}                   | b c",
                "tags: {overlaps: [\"x\", \"z\"]}                      | a",
                "tags: {some: {startsWith: \"x\"}}                     | a",
                "tags: {length: {gte: 1}}                              | a b",
                "tags: {length: {eq: 0}}                               | c",
                "tags: {isNull: true}                                  | n",
                "channels: {contains: [PRINT]}                         | b",
                "channels: {overlaps: [WEB]}                           | a b",
                "channels: {eq: []}                                    | c",
                "meta: {eq: \"text\"}                                  | c",
                "meta: {contains: {n: 1}}                              | a",
                "meta: {containedBy: [\"text\", 7]}                    | c",
                "meta: {hasKey: \"s\"}                                 | a b",
                "meta: {hasAnyKey: [\"l\", \"zzz\"]}                   | a",
                "meta: {hasAllKeys: [\"n\", \"l\"]}                    | a",
                "meta: {pathExists: \"$.at.u\"}                        | a",
                "meta: {pathMatch: \"$.s like_regex \\\"^t(?:w)o\\\"\"}      | b",
                "meta: {pathMatch: \"$.n > 2\"}                        | b",
                "meta: {at: [{path: \"n\", is: {number: {gt: \"1\"}}}]} | b",
                "meta: {at: [{path: \"s\", is: {text: {in: [\"one\"]}}}, {path: \"b\", is: {boolean: {eq: true}}}]} | a",
                "meta: {at: [{path: \"at.d\", is: {date: {lt: \"2025-01-01\"}}}]} | a",
                "meta: {at: [{path: \"at.t\", is: {dateTime: {eq: \"2024-01-01T01:00:00+01:00\"}}}]} | a",
                "meta: {at: [{path: \"at.u\", is: {uuid: {isNull: false}}}]} | a",
                "meta: {at: [{path: \"l.1\", is: {number: {eq: \"2\"}}}]} | a",
                "meta: {isNull: true}                                  | n",
                "rowId: {eq: \"00000000-0000-7000-8000-00000000000a\"} | a",
                "id: {eq: \"00000000-0000-7000-8000-00000000000a\"}    | a",
                "id: {notIn: [\"00000000-0000-7000-8000-00000000000a\"]} | b c n"
            })
    void aFilterFindsItsRows(String filter, String slugs) {
        String object = filter.equals("{}") ? "{}" : "{" + filter + "}";

        Answer answer =
                api.ask("{ articles(filter: " + object + ", orderBy: [{slug: ASC}]) { nodes { slug } totalCount } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(String.join(" ", answer.all("slug"))).isEqualTo(slugs);
        assertThat(answer.at("/articles/totalCount").asInt())
                .isEqualTo(answer.all("slug").size());
    }

    @Test
    void anIdFilterTakesGlobalIds() {
        int number = project.catalog().collection("articles").orElseThrow().number();
        String id = new GlobalId(number, UUID.fromString(KEY_OF_A)).encode();

        Answer answer =
                api.ask("query($id: ID!) { articles(filter: {id: {in: [$id]}}) { nodes { slug } } }", Map.of("id", id));

        assertThat(answer.all("slug")).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{rating: {}}                       | 'filter.rating' has no operator",
                "{rating: null}                     | 'filter.rating' is null",
                "{rating: {eq: null}}               | 'filter.rating.eq' is null",
                "{rating: {between: [1]}}           | 'filter.rating.between' needs exactly two values",
                "{rating: {between: [1, 2, 3]}}     | 'filter.rating.between' needs exactly two values",
                "{publishedAt: {withinLast: \"-P1D\"}} | 'filter.publishedAt.withinLast' is a negative duration",
                "{printedOn: {withinNext: \"P-1DT-1H\"}} | 'filter.printedOn.withinNext' is a negative duration",
                "{publishedAt: {part: {}}}          | 'filter.publishedAt.part' names no part",
                "{publishedAt: {part: {year: {}}}}  | 'filter.publishedAt.part.year' has no operator",
                "{and: null}                        | 'filter.and' is null",
                "{not: null}                        | 'filter.not' is null",
                "{or: [{rating: {}}]}               | 'filter.or.0.rating' has no operator",
                "{title: {like: \"abc\\\\\"}}       | 'filter.title.like' ends with a backslash",
                "{title: {regex: \"(\"}}            | A regular expression in the filter is malformed",
                "{title: {regex: \"(a)\\\\1\"}}     | 'filter.title.regex' has a back-reference",
                "{title: {regex: \"(?=a)b\"}}      | 'filter.title.regex' looks ahead or behind",
                "{title: {iregex: \"a(?<!b)\"}}    | 'filter.title.iregex' looks ahead or behind",
                "{meta: {pathExists: \"$.a[\"}}     | An SQL/JSON path in the filter is malformed",
                "{meta: {pathExists: \"$.s ? (@ like_regex \\\"(?=a)b\\\")\"}} | 'filter.meta.pathExists' has a regular expression with",
                "{meta: {pathMatch: \"$.s like_regex \\\"\\\\u0028?=a)b\\\"\"}} | 'filter.meta.pathMatch' has a regular expression with",
                "{meta: {pathMatch: \"$.s like_regex \\\"(a)\\\\\\\\1\\\"\"}} | 'filter.meta.pathMatch' has a regular expression with",
                "{meta: {pathExists: \" \"}}        | 'filter.meta.pathExists' is no path",
                "{meta: {at: [{path: \"a\", is: {number: {}}}]}} | 'filter.meta.at.0.is.number' has no operator",
                "{id: {eq: \"nonsense\"}}           | 'filter.id.eq' holds what is no id of Article",
                "{id: {in: [\"1.0\"]}}              | 'filter.id.in' holds what is no id of Article",
                "{tags: {length: {}}}               | 'filter.tags.length' has no operator"
            })
    void aFilterThatSaysNothingIsRefused(String filter, String message) {
        Answer answer = api.ask("{ articles(filter: " + filter + ") { nodes { slug } } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).startsWith(message);
    }

    @Test
    void anUnsetVariableNeverRemovesACondition() {
        String document = "query($rating: Int) { articles(filter: {rating: {eq: $rating}}) { nodes { slug } } }";

        assertThat(api.ask(document).codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(api.ask(document, Map.of("rating", 1)).all("slug")).containsExactly("a");
    }

    @Test
    void aLongRegularExpressionIsRefused() {
        Answer answer = api.ask(
                "query($r: String!) { articles(filter: {title: {regex: $r}}) { nodes { slug } } }",
                Map.of("r", "a".repeat(201)));

        assertThat(answer.message()).contains("201 characters").contains("200");
    }

    @Test
    void nestingHasALimit() {
        assertThat(nested(10).codes()).isEmpty();
        assertThat(nested(11).codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(nested(11).message()).contains("10 levels");
    }

    private static Answer nested(int depth) {
        Object filter = Map.of("rating", Map.of("eq", 1));
        for (int i = 0; i < depth; i++) {
            filter = Map.of("not", filter);
        }
        return api.ask("query($f: ArticleFilter) { articles(filter: $f) { nodes { slug } } }", Map.of("f", filter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$v: Int             | rating: {gt: 1, eq: $v}           | filter rating eq",
                "$v: Int             | rating: {eq: $v}                  | filter rating eq",
                "$v: IntFilter       | rating: $v                        | filter rating",
                "$v: IntFilter       | or: [{slug: {eq: \"a\"}}, {not: {rating: $v}}] | filter or 1 not rating",
                "$v: ArticleFilter   | not: $v                           | filter not",
                "$v: [ArticleFilter!] | or: $v                           | filter or",
                "$v: JSON            | meta: {contains: {n: $v}}         | filter meta contains n",
            })
    void aVariableWithoutAValueRemovesNoCondition(String variable, String filter, String path) {
        String articles = " articles(filter: {" + filter + "}) { nodes { slug } }";

        Answer plain = api.ask("query(" + variable + ") {" + articles + "}");
        Answer inAFragment = api.ask("query(" + variable + ") { ...F } fragment F on Query {" + articles + "}");

        assertThat(plain.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(plain.message()).contains("'" + path.replace(' ', '.') + "'", "$v");
        assertThat(plain.statements()).isEmpty();
        assertThat(inAFragment.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$v: Int | authors(filter: {articles: {some: {rating: {eq: $v}}}}) { nodes { name } } | filter.articles.some.rating.eq",
                "$v: AuthorFilter | articles(filter: {author: $v}) { nodes { slug } } | filter.author",
                "$v: ArticleFilter | authors(filter: {articles: {none: $v}}) { nodes { name } } | filter.articles.none",
                "$v: ArticleFilter | authors(filter: {articles: {aggregate: [{filter: $v, is: {number: {eq: \"1\"}}}]}}) { nodes { name } } | filter.articles.aggregate.0.filter",
                "$v: Int | articles { aggregate(filter: {rating: {eq: $v}}) { count } } | filter.rating.eq",
                "$v: Decimal | articles { groups(by: [{field: {name: STATUS}}], having: [{is: {number: {gt: $v}}}]) { keys } } | having.0.is.number.gt",
                "$v: ArticleFilter | articles { groups(by: [{field: {name: STATUS}}], having: [{filter: {not: $v}, is: {number: {gt: \"1\"}}}]) { keys } } | having.0.filter.not",
                "$v: Int | authors(orderBy: [{articles: {filter: {rating: {gt: $v}}, direction: ASC}}]) { nodes { name } } | orderBy.0.articles.filter.rating.gt"
            })
    void aVariableWithoutAValueRemovesNoConditionOnRelatedRowsAndFigures(String variable, String field, String path) {
        Answer answer = api.ask("query(" + variable + ") { " + field + " }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).contains("'" + path + "' is the variable '$v'");
        assertThat(answer.statements()).isEmpty();
    }

    @Test
    void aMalformedPatternIsNamedEvenBelowAnotherField() {
        Answer one = api.ask("{ articles(filter: {not: {title: {regex: \"(\"}}}) { nodes { slug } } }");
        Answer two = api.ask("{ articles(filter: {or: [{title: {regex: \"a\"}}, {slug: {iregex: \"[\"}}],"
                + " meta: {contains: {regex: \"x\"}}}) { nodes { slug } } }");
        Answer path = api.ask("{ articles(filter: {meta: {pathMatch: \"$.a[\"}}) { nodes { slug } } }");

        assertThat(one.message()).contains("'filter.not.title.regex'");
        assertThat(two.message())
                .contains("'filter.or.0.title.regex', 'filter.or.1.slug.iregex'")
                .doesNotContain("meta");
        assertThat(path.message()).contains("'filter.meta.pathMatch'");
    }

    @Test
    void aVariableWithADefaultHasAValueAndAWholeFilterMayBeLeftOut() {
        assertThat(api.ask("query($v: Int = 1) { articles(filter: {rating: {eq: $v}}) { nodes { slug } } }")
                        .all("slug"))
                .containsExactly("a");
        assertThat(api.ask("query($v: ArticleFilter) { articles(filter: $v) { nodes { slug } } }")
                        .all("slug"))
                .hasSize(4);
    }

    @Test
    void theNumberOfConditionsHasALimit() {
        List<Object> many = IntStream.range(0, 501)
                .<Object>mapToObj(i -> Map.of("rating", Map.of("eq", i)))
                .collect(Collectors.toList());

        Answer answer = api.ask(
                "query($f: ArticleFilter) { articles(filter: $f) { nodes { slug } } }",
                Map.of("f", Map.of("or", many)));

        assertThat(answer.codes()).containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
        assertThat(answer.message()).contains("501").contains("500");
    }

    @Test
    void theTextOfAStatementDoesNotDependOnHowManyValuesAListHas() {
        String one = api.ask("{ articles(filter: {rating: {in: [1]}}) { nodes { slug } } }")
                .statements()
                .getFirst();
        String three = api.ask("{ articles(filter: {rating: {in: [1, 2, 3]}}) { nodes { slug } } }")
                .statements()
                .getFirst();

        assertThat(one)
                .isEqualTo(three)
                .contains("= any (")
                .doesNotContain(".*")
                .endsWith("/* r2 */");
    }
}
