package dev.weft.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.RelationStorage;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestPostgres;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CatalogEditorTest {
    private static final ProjectCatalog CATALOG =
            edit(new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0), """
            {"createCollection": {"name": "users", "typeName": "User", "fields": [{"name": "email", "type": "EMAIL"}]}}""", """
            {"createCollection": {"name": "posts", "fields": [
              {"name": "title", "type": "TEXT"}, {"name": "body", "type": "LONG_TEXT"}, {"name": "meta", "type": "JSON"}]}}""", """
            {"createRelation": {"collection": "posts", "name": "author", "target": "users", "inverseName": "written"}}""");

    @ParameterizedTest
    @CsvSource({
        "articles, Article, articles, article",
        "media_types, MediaType, mediaTypes, mediaType",
        "categories, Category, categories, category",
        "addresses, Address, addresses, address",
        "statuses, Status, statuses, status",
        "people, Person, people, person",
        "news, NewsItem, news, newsItem",
        "movies, Movie, movies, movie",
        "houses, House, houses, house",
        "archives, Archive, archives, archive",
        "invoice_lines, InvoiceLine, invoiceLines, invoiceLine",
        "a1, A1Item, a1, a1Item"
    })
    void apiNamesAreDerivedOnce(String name, String type, String list, String item) {
        CollectionSpec made = edit(CATALOG, "{\"createCollection\": {\"name\": \"%s\"}}".formatted(name))
                .collection(name)
                .orElseThrow();

        assertThat(List.of(made.typeName(), made.listName(), made.itemName())).containsExactly(type, list, item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1abc",
                "a.b",
                "a'b",
                "x; DROP SCHEMA p_a CASCADE;--",
                "a/*x*/b",
                "a\\b",
                "a\nb",
                "Title",
                "naïve",
                "a-b",
                "p_a\"; SET search_path=p_b; --",
                "A2345678901234567890123456789012345678901234567890123456789012",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void aNameThatIsNotSnakeCaseIsInvalid(String name) {
        assertThat(refusal(addField(name, "TEXT")).code()).isEqualTo(ErrorCode.INVALID_NAME);
        assertThat(refusal(createCollection(name)).code()).isEqualTo(ErrorCode.INVALID_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__x",
                "_",
                "a__b",
                "pg_catalog",
                "weft_x",
                "xmin",
                "tableoid",
                "tenant_id",
                "id",
                "row_id",
                "created_at",
                "compare",
                "relevance",
                "node",
                "select",
                "table",
                "user",
                "Query"
            })
    void aFieldMayNotTakeAReservedName(String name) {
        ApiException refusal = refusal(addField(name, "TEXT"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESERVED_NAME);
        assertThat(refusal.first().path()).containsExactly("operations", "0", "addField", "field", "name");
        assertThat(refusal.first().hint()).startsWith("Try '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\": \"field\"",
                "\"name\": \"self\"",
                "\"name\": \"node\"",
                "\"name\": \"x\", \"inverseName\": \"self\"",
                "\"name\": \"x\", \"inverseName\": \"node\""
            })
    void aRelationMayNotTakeTheNameOfWhatRowsAreGroupedBy(String names) {
        ApiException refusal = refusal(
                "{\"createRelation\": {\"collection\": \"posts\", \"target\": \"users\", %s}}".formatted(names));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESERVED_NAME);
        assertThat(refusal.first().hint()).startsWith("Try 'my_");
        assertThat(refusal(addField("self", "USER")).code()).isEqualTo(ErrorCode.RESERVED_NAME);
        assertThat(edit(CATALOG, addField("self", "TEXT")).revision()).isEqualTo(2);
    }

    @Test
    void theOtherEndOfOneToOneTakesTheNameOfItsCondition() {
        String twin = """
                {"createRelation": {"collection": "posts", "name": "twin", "target": "users", "kind": "ONE_TO_ONE",
                  "inverseName": "double"}}""";
        ProjectCatalog catalog = edit(CATALOG, """
                {"addField": {"collection": "users", "field": {"name": "double_exists", "type": "BOOLEAN"}}}""");

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> edit(catalog, twin));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(refusal.getMessage()).contains("'doubleExists'");
        assertThat(refusal.first().hint()).isEqualTo("Try 'twin_2'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes", "me", "live", "sign_in", "select", "dates", "__x"})
    void aCollectionMayNotTakeAReservedName(String name) {
        assertThat(refusal(createCollection(name)).code()).isEqualTo(ErrorCode.RESERVED_NAME);
    }

    @Test
    void theReservedWordsAreThoseOfPostgres() {
        try (var database = TestPostgres.createDatabase()) {
            assertThat(DSL.using(database.dataSource(), SQLDialect.POSTGRES)
                            .fetch("select word from pg_get_keywords() where catcode = 'R'")
                            .getValues(0, String.class))
                    .containsExactlyInAnyOrderElementsOf(ReservedWords.POSTGRES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "value", "name", "type", "date", "a"})
    void anOrdinaryWordIsFree(String name) {
        assertThat(edit(CATALOG, addField(name, "TEXT")).revision()).isEqualTo(2);
    }

    static Stream<String> clashes() {
        return Stream.of(
                addField("title", "TEXT"),
                addField("author", "TEXT"),
                addField("author_id", "TEXT"),
                addField("author_exists", "BOOLEAN"),
                createCollection("posts"),
                "{\"createCollection\": {\"name\": \"entries\", \"typeName\": \"Post\"}}",
                "{\"createCollection\": {\"name\": \"entries\", \"typeName\": \"PostFilter\"}}",
                "{\"createCollection\": {\"name\": \"entries\", \"typeName\": \"PostsPayload\"}}",
                "{\"createCollection\": {\"name\": \"post\", \"typeName\": \"Entry\"}}",
                "{\"createCollection\": {\"name\": \"post_by\", \"typeName\": \"Entry\"}}",
                createCollection("errors"),
                createCollection("results"),
                "{\"createCollection\": {\"name\": \"findings\", \"typeName\": \"Outcome\"}}",
                createCollection("posts_pkey"),
                "{\"addField\": {\"collection\": \"posts\", \"field\": {\"name\": \"filter\", \"type\": \"SINGLE_SELECT\","
                        + " \"options\": [{\"name\": \"a\"}]}}}",
                "{\"addField\": {\"collection\": \"users\", \"field\": {\"name\": \"written\", \"type\": \"TEXT\"}}}",
                "{\"createRelation\": {\"collection\": \"posts\", \"name\": \"title\", \"target\": \"users\"}}",
                "{\"createRelation\": {\"collection\": \"posts\", \"name\": \"editor\", \"target\": \"users\","
                        + " \"inverseName\": \"written\"}}",
                "{\"createRelation\": {\"collection\": \"posts\", \"name\": \"twin\", \"target\": \"posts\","
                        + " \"inverseName\": \"twin\"}}");
    }

    @ParameterizedTest
    @MethodSource("clashes")
    void namesThatMeetAreTaken(String operation) {
        assertThat(refusal(operation).code()).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER | 2147483648",
                "INTEGER | 1.5",
                "INTEGER | \"x\"",
                "BIGINT | \"9223372036854775808\"",
                "FLOAT | \"1e400\"",
                "NUMBER | \"NaN\"",
                "BOOLEAN | \"true\"",
                "DATE | \"2024-13-01\"",
                "DATE_TIME | \"infinity\"",
                "UUID | \"x\"",
                "TEXT | \"a\\u0000\"",
                "TEXT | 5",
                "TEXT_LIST | [\"a\", null]",
                "TEXT | {\"fn\": \"now\"}",
                "DATE | {\"fn\": \"uuid\"}",
                "DATE | {\"fn\": \"nope\"}",
                "USER | \"me\"",
                "JSON | {\"a\": \"\\u0000\"}"
            })
    void aDefaultThatDoesNotFitIsInvalid(String type, String value) {
        ApiException refusal = refusal("""
                {"addField": {"collection": "posts", "field": {"name": "x", "type": "%s", "default": %s}}}""".formatted(type, value));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_DEFAULT);
        assertThat(refusal.first().path()).endsWith("default");
        assertThat(refusal.first().fields()).containsExactly("x");
    }

    @Test
    void aDefaultOutsideTheOptionsIsInvalid() {
        assertThat(refusal("""
                {"addField": {"collection": "posts", "field": {"name": "x", "type": "SINGLE_SELECT", "default": "b",
                  "options": [{"name": "a"}]}}}""").code()).isEqualTo(ErrorCode.INVALID_DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"SINGLE_SELECT\"",
                "\"type\": \"SINGLE_SELECT\", \"options\": [{\"name\": \"a\"}, {\"name\": \"a\"}]",
                "\"type\": \"SINGLE_SELECT\", \"options\": [{\"name\": \"in progress\"}]",
                "\"type\": \"SINGLE_SELECT\", \"options\": [{\"name\": \"true\"}]",
                "\"type\": \"TEXT\", \"options\": [{\"name\": \"a\"}]",
                "\"type\": \"TEXT\", \"config\": {\"min\": 1}",
                "\"type\": \"TEXT\", \"config\": {\"maxLength\": 0}",
                "\"type\": \"TEXT\", \"config\": 5",
                "\"type\": \"TEXT\", \"config\": {\"search\": \"klingon\"}",
                "\"type\": \"TEXT\", \"config\": {\"search\": \"pg_catalog.english\"}",
                "\"type\": \"TEXT\", \"config\": {\"search\": 1}",
                "\"type\": \"TEXT\", \"config\": {\"similar\": \"yes\"}",
                "\"type\": \"INTEGER\", \"config\": {\"search\": true}",
                "\"type\": \"TEXT_LIST\", \"config\": {\"similar\": true}",
                "\"type\": \"INTEGER\", \"config\": {\"min\": 5, \"max\": 1}",
                "\"type\": \"INTEGER\", \"config\": {\"min\": 1.5}",
                "\"type\": \"INTEGER\", \"config\": {\"min\": 3000000000}",
                "\"type\": \"BIGINT\", \"config\": {\"max\": \"9223372036854775808\"}",
                "\"type\": \"NUMBER\", \"config\": {\"scale\": -1}",
                "\"type\": \"LONG_TEXT\", \"indexed\": true",
                "\"type\": \"JSON\", \"unique\": true",
                "\"type\": \"INTEGER\", \"backfill\": \"x\""
            })
    void aFieldThatMakesNoSenseIsInvalid(String definition) {
        assertThat(refusal("{\"addField\": {\"collection\": \"posts\", \"field\": {\"name\": \"x\", %s}}}"
                                .formatted(definition))
                        .code())
                .isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_FOUND | {\"addField\": {\"collection\": \"nope\", \"field\": {\"name\": \"x\", \"type\": \"TEXT\"}}}",
                "NOT_FOUND | {\"createRelation\": {\"collection\": \"posts\", \"name\": \"x\", \"target\": \"nope\"}}",
                "NOT_FOUND | {\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"nope\"]}}",
                "INVALID_FIELD | {\"addIndex\": {\"collection\": \"posts\", \"fields\": []}}",
                "INVALID_FIELD | {\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"title\", \"title\"]}}",
                "INVALID_FIELD | {\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"body\"]}}",
                "INVALID_FIELD | {\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"meta\"], \"unique\": true}}",
                "INVALID_FIELD | {\"createRelation\": {\"collection\": \"posts\", \"name\": \"x\", \"target\": \"users\", \"required\": true, \"onDelete\": \"SET_NULL\"}}",
                "INVALID_FIELD | {\"createRelation\": {\"collection\": \"posts\", \"name\": \"x\", \"target\": \"users\", \"required\": true, \"kind\": \"MANY_TO_MANY\"}}",
                "BAD_USER_INPUT | {\"addField\": {\"collection\": \"posts\", \"field\": {\"name\": \"x\", \"type\": \"NOPE\"}}}",
                "BAD_USER_INPUT | {\"dropEverything\": {}}",
                "BAD_USER_INPUT | {}"
            })
    void otherMistakesHaveTheirCodes(ErrorCode code, String operation) {
        assertThat(refusal(operation).code()).isEqualTo(code);
    }

    @Test
    void longNamesStillMakeDistinctConstraints() {
        String stem = "a2345678901234567890123456789012345678901234567890123456789012";

        ProjectCatalog catalog = edit(
                CATALOG,
                createCollection(stem + "a"),
                "{\"addField\": {\"collection\": \"%sa\", \"field\": {\"name\": \"%sb\", \"type\": \"TEXT\", \"unique\": true}}}"
                        .formatted(stem, stem),
                "{\"addField\": {\"collection\": \"%sa\", \"field\": {\"name\": \"%sc\", \"type\": \"TEXT\", \"unique\": true}}}"
                        .formatted(stem, stem));

        assertThat(catalog.collection(stem + "a").orElseThrow().fields()).hasSize(2);
    }

    @Test
    void columnsThatPointToLongNamesFitIntoPostgres() {
        String stem = "a2345678901234567890123456789012345678901234567890123456789012";

        ProjectCatalog catalog =
                edit(CATALOG, createCollection(stem + "a"), createCollection(stem + "b"), """
                {"createRelation": {"collection": "%1$sa", "name": "links", "target": "%1$sb", "kind": "MANY_TO_MANY"}}""".formatted(stem));

        RelationStorage.JoinTable storage = (RelationStorage.JoinTable) catalog.collection(stem + "a")
                .orElseThrow()
                .relations()
                .getFirst()
                .storage();
        assertThat(storage.sourceColumn()).hasSizeLessThanOrEqualTo(63).startsWith("a234");
        assertThat(storage.targetColumn()).hasSizeLessThanOrEqualTo(63).isNotEqualTo(storage.sourceColumn());
    }

    @Test
    void aUserFieldLeavesRoomForTheNameOfItsColumn() {
        assertThat(refusal(addField("a".repeat(61), "USER")).code()).isEqualTo(ErrorCode.INVALID_NAME);
        edit(CATALOG, addField("a".repeat(60), "USER"));
    }

    private static String addField(String name, String type) {
        return "{\"addField\": {\"collection\": \"posts\", \"field\": {\"name\": %s, \"type\": \"%s\"}}}"
                .formatted(json(name), type);
    }

    private static String createCollection(String name) {
        return "{\"createCollection\": {\"name\": %s}}".formatted(json(name));
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static ProjectCatalog edit(ProjectCatalog catalog, String... operations) {
        return CatalogEditor.edit(catalog, OperationReader.read(TestProject.operations(operations)))
                .after();
    }

    private static ApiException refusal(String operation) {
        return catchThrowableOfType(ApiException.class, () -> edit(CATALOG, operation));
    }
}
