package dev.weft.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.access.CallerValue;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Column;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private static final String KEY = "0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f";

    private final PolicyReader reader = new PolicyReader(Newsroom.model());

    @Test
    void conditionsAreReadAsTheSchemaWouldReadAFilter() {
        assertThat(
                        rows(
                                "{\"publishedAt\": {\"lt\": \"2026-03-01T10:30:00+01:00\"}, \"day\": {\"eq\": \"2026-03-01\"}}"))
                .isEqualTo(Map.of(
                        "publishedAt", Map.of("lt", OffsetDateTime.parse("2026-03-01T09:30:00Z")),
                        "day", Map.of("eq", LocalDate.parse("2026-03-01"))));
        assertThat(rows("{\"status\": {\"in\": [\"LIVE\", \"DRAFT\"]}}"))
                .isEqualTo(Map.of("status", Map.of("in", List.of("live", "draft"))));
        assertThat(rows("{\"authorId\": {\"eq\": \"%s\"}}".formatted(KEY)))
                .isEqualTo(Map.of("authorId", Map.of("eq", UUID.fromString(KEY))));
        assertThat(rows("{\"compare\": [{\"left\": \"VIEWS\", \"op\": \"GT\", \"right\": \"WORD_COUNT\"}]}"))
                .isEqualTo(Map.of("compare", List.of(Map.of("left", "views", "op", "GT", "right", "wordCount"))));
        assertThat(rows("{}")).isEmpty();
    }

    @Test
    void whatIsNotSaidHasTheSchemasDefault() {
        assertThat(
                        rows(
                                "{\"author\": {\"written\": {\"aggregate\": [{\"is\": {\"number\": {\"gt\": 3}}}], \"some\": {}}}}"))
                .extractingByKey("author")
                .asString()
                .contains("fn=COUNT");
        assertThat(rows("{\"title\": {\"similar\": {\"to\": \"weft\"}}}"))
                .isEqualTo(Map.of("title", Map.of("similar", Map.of("to", "weft", "threshold", 0.3))));
    }

    @Test
    void variablesStandForValuesOfTheCaller() {
        assertThat(rows("{\"authorId\": {\"eq\": \"$user.id\"}, \"publishedAt\": {\"lte\": \"$now\"}}"))
                .isEqualTo(Map.of(
                        "authorId", Map.of("eq", new CallerValue.UserId()),
                        "publishedAt", Map.of("lte", new CallerValue.Now())));
        assertThat(
                        rows(
                                "{\"title\": {\"in\": \"$claims.team.titles\"}, \"views\": {\"between\": [0, \"$claims.most\"]}}"))
                .isEqualTo(Map.of(
                        "title", Map.of("in", new CallerValue.Claim(List.of("team", "titles"))),
                        "views", Map.of("between", List.of(0, new CallerValue.Claim(List.of("most"))))));
        assertThat(rows("{\"tags\": {\"overlaps\": \"$roles\"}, \"author\": {\"id\": {\"eq\": \"$user.id\"}}}"))
                .isEqualTo(Map.of(
                        "tags", Map.of("overlaps", new CallerValue.Roles()),
                        "author", Map.of("id", Map.of("eq", new CallerValue.UserId()))));
    }

    @Test
    void theRoleIsTheOneThatThePolicyIsFor() {
        assertThat(rows("{\"title\": {\"eq\": \"$role\"}}")).isEqualTo(Map.of("title", Map.of("eq", "editor")));
    }

    @Test
    void twoDollarsAreATextThatBeginsWithOne() {
        assertThat(rows("{\"title\": {\"eq\": \"$$user.id\"}}")).isEqualTo(Map.of("title", Map.of("eq", "$user.id")));
        assertThat(rows("{\"meta\": {\"pathExists\": \"$.seo\"}}"))
                .isEqualTo(Map.of("meta", Map.of("pathExists", "$.seo")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"body\": {\"eq\": \"x\"}} | rows.body",
                "{\"$where\": {}} | rows.$where",
                "{\"title\": {\"equals\": \"x\"}} | rows.title.equals",
                "{\"author\": {\"name\": {\"eq\": \"x\"}}} | rows.author.name",
                "{\"topics\": {\"any\": {}}} | rows.topics.any",
                "{\"or\": [{\"views\": {\"gt\": 1}}, {\"vews\": {\"gt\": 1}}]} | rows.or.1.vews",
                "{\"title\": {}} | rows.title",
                "{\"topics\": {}} | rows.topics",
                "{\"title\": {\"eq\": null}} | rows.title.eq",
                "{\"title\": null} | rows.title",
                "{\"author\": null} | rows.author",
                "{\"or\": [null]} | rows.or.0",
                "{\"title\": {\"in\": [null]}} | rows.title.in.0",
                "{\"title\": \"x\"} | rows.title",
                "{\"title\": {\"eq\": 3}} | rows.title.eq",
                "{\"views\": {\"eq\": \"3\"}} | rows.views.eq",
                "{\"views\": {\"eq\": 3.5}} | rows.views.eq",
                "{\"views\": {\"eq\": 3000000000}} | rows.views.eq",
                "{\"views\": {\"between\": [1]}} | rows.views.between",
                "{\"views\": {\"in\": {\"eq\": 3}}} | rows.views.in.0",
                "{\"publishedAt\": {\"lt\": \"soon\"}} | rows.publishedAt.lt",
                "{\"status\": {\"eq\": \"live\"}} | rows.status.eq",
                "{\"status\": {\"eq\": 1}} | rows.status.eq",
                "{\"authorId\": {\"eq\": \"me\"}} | rows.authorId.eq",
                "{\"id\": {\"eq\": \"7\"}} | rows.id.eq",
                "{\"topics\": {\"some\": {\"id\": {\"eq\": \"" + KEY + "\"}}}} | rows.topics.some.id.eq",
                "{\"title\": {\"eq\": \"a\\u0000b\"}} | rows.title.eq",
                "{\"title\": {\"eq\": \"\\ud800\"}} | rows.title.eq",
                "{\"meta\": {\"at\": [{\"path\": \"a\", \"is\": {\"text\": {\"eq\": \"x\"}, \"number\": {\"eq\": 1}}}]}} | rows.meta.at.0.is",
                "{\"meta\": {\"at\": [{\"path\": \"a\"}]}} | rows.meta.at.0",
                "{\"meta\": {\"contains\": {\"team\": \"$claims.team\"}}} | rows.meta.contains",
                "{\"compare\": [{\"left\": \"VIEWS\", \"op\": \"GT\", \"right\": \"BODY\"}]} | rows.compare.0.right"
            })
    void whatIsNotInTheSchemaIsRefusedWhereItStands(String rows, String path) {
        ApiException refusal = refusal(Newsroom.reading(rows));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_POLICY);
        assertThat(String.join(".", refusal.first().path())).isEqualTo(path);
        assertThat(refusal.getMessage()).contains(path.substring(path.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": {\"eq\": \"$user.id\"}}",
                "{\"title\": {\"eq\": \"$session.nope\"}}",
                "{\"title\": {\"eq\": \"$user\"}}",
                "{\"title\": {\"eq\": \"$user.email\"}}",
                "{\"title\": {\"eq\": \"$claims\"}}",
                "{\"title\": {\"eq\": \"$claims.\"}}",
                "{\"title\": {\"eq\": \"$claims.a..b\"}}",
                "{\"title\": {\"eq\": \"$claims.1.2.3.4.5.6.7.8.9.10.11\"}}",
                "{\"title\": {\"eq\": \"$now\"}}",
                "{\"title\": {\"eq\": \"$roles\"}}",
                "{\"title\": {\"in\": \"$role\"}}",
                "{\"title\": {\"in\": \"$user.id\"}}",
                "{\"views\": {\"eq\": \"$user.id\"}}",
                "{\"publishedAt\": {\"in\": \"$now\"}}",
                "{\"authorId\": {\"eq\": \"$now\"}}",
                "{\"title\": {\"isNull\": \"$claims.x\"}}",
                "{\"title\": {\"regex\": \"$claims.x\"}}",
                "{\"title\": {\"like\": \"$claims.x\"}}",
                "{\"title\": {\"search\": {\"query\": \"$claims.x\"}}}",
                "{\"authorExists\": \"$claims.x\"}",
                "{\"meta\": {\"eq\": \"$claims.x\"}}",
                "{\"or\": \"$claims.x\"}",
                "{\"author\": \"$claims.x\"}",
                "{\"publishedAt\": {\"withinLast\": \"$claims.x\"}}",
                "{\"topics\": {\"some\": {\"id\": {\"eq\": \"$user.id\"}}}}"
            })
    void aVariableStandsOnlyWhereItsValueCan(String rows) {
        assertThat(refusal(Newsroom.reading(rows)).code()).isEqualTo(ErrorCode.INVALID_POLICY);
    }

    @Test
    void conditionsMayNotGrowWithoutEnd() {
        String deep = "{\"not\": ".repeat(11) + "{}" + "}".repeat(11);
        String circle = "{\"author\": {\"written\": {\"some\": ".repeat(6) + "{}" + "}}}".repeat(6);
        String wide = IntStream.range(0, 1001).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String many = IntStream.range(0, 400)
                .mapToObj(_ -> "{\"views\": {\"gt\": 1}}")
                .collect(Collectors.joining(", "));

        assertThat(refusal(Newsroom.reading(deep)).getMessage()).contains("nests too deep");
        assertThat(refusal(Newsroom.reading(circle)).getMessage()).contains("nests too deep");
        assertThat(refusal(Newsroom.reading("{\"views\": {\"in\": [%s]}}".formatted(wide)))
                        .getMessage())
                .contains("1,000");
        assertThat(refusal(Newsroom.reading("{\"or\": [%s]}".formatted(many))).getMessage())
                .contains("too long");
        reader.readAll(Newsroom.reading("{\"not\": ".repeat(10) + "{}" + "}".repeat(10)));
    }

    @Test
    void presetsAreValuesOfTheirColumns() {
        Map<String, @Nullable Object> read = presets("""
                {"title": "$claims.name", "views": 0, "status": "draft", "published_at": "$now", "tags": ["a"],
                 "author": "$user.id", "reviewer": null, "meta": {"a": 1}, "day": "2026-03-01"}""");

        assertThat(read)
                .containsEntry("title", new CallerValue.Claim(List.of("name")))
                .containsEntry("views", 0)
                .containsEntry("status", "draft")
                .containsEntry("publishedAt", new CallerValue.Now())
                .containsEntry("tags", List.of("a"))
                .containsEntry("authorId", new CallerValue.UserId())
                .containsEntry("reviewerId", null)
                .containsEntry("meta", Map.of("a", 1))
                .containsEntry("day", LocalDate.parse("2026-03-01"));
        assertThat(presets("{\"author\": \"%s\", \"title\": \"$role\"}".formatted(KEY)))
                .containsEntry("authorId", UUID.fromString(KEY))
                .containsEntry("title", "editor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\": 1}",
                "{\"publishedAt\": \"$now\"}",
                "{\"author_id\": \"$user.id\"}",
                "{\"created_at\": \"$now\"}",
                "{\"id\": \"" + KEY + "\"}",
                "{\"topics\": []}",
                "{\"written\": \"$user.id\"}",
                "{\"title\": null}",
                "{\"title\": 3}",
                "{\"title\": \"$nobody\"}",
                "{\"status\": \"gone\"}",
                "{\"tags\": \"a\"}",
                "{\"tags\": [null]}",
                "{\"author\": \"me\"}",
                "{\"views\": \"$user.id\"}"
            })
    void aPresetThatDoesNotFitIsRefused(String presets) {
        ApiException refusal = refusal(Newsroom.policy(PolicyAction.CREATE, "{}", null, null, presets));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_POLICY);
        assertThat(refusal.first().path()).startsWith("presets");
    }

    @Test
    void fieldsAreNamesOfTheCatalog() {
        reader.readAll(Newsroom.policy(
                PolicyAction.READ,
                "{}",
                null,
                List.of("title", "published_at", "author", "reviewer", "topics", "created_at", "created_by", "id"),
                "{}"));

        for (String unknown : List.of("publishedAt", "author_id", "body", "rowId", "")) {
            ApiException refusal =
                    refusal(Newsroom.policy(PolicyAction.READ, "{}", null, List.of("title", unknown), "{}"));
            assertThat(refusal.first().path()).containsExactly("fields", "1");
            assertThat(refusal.getMessage()).contains("'" + unknown + "'");
        }
    }

    @Test
    void whatIsPresetCannotBeWritten() {
        ApiException refusal = refusal(Newsroom.policy(
                PolicyAction.CREATE, "{}", null, List.of("title", "author"), "{\"author\": \"$user.id\"}"));

        assertThat(refusal.first().path()).containsExactly("fields", "1");
        assertThat(refusal.getMessage()).contains("'author'");
    }

    @Test
    void eachActionHasItsOwnMembers() {
        assertThat(refusal(Newsroom.policy(PolicyAction.READ, "{}", "{}", null, "{}"))
                        .first()
                        .path())
                .containsExactly("check");
        assertThat(refusal(Newsroom.policy(PolicyAction.DELETE, "{}", null, null, "{\"views\": 1}"))
                        .first()
                        .path())
                .containsExactly("presets");
        assertThat(refusal(Newsroom.policy(PolicyAction.DELETE, "{}", null, List.of("title"), "{}"))
                        .first()
                        .path())
                .containsExactly("fields");
        assertThat(refusal(Newsroom.policy(PolicyAction.UPDATE, "{}", null, null, "{}")
                                .reading(false, true))
                        .first()
                        .path())
                .containsExactly("list");
    }

    @Test
    void theCheckIsTheRowsUnlessItIsSaid() {
        PolicySpec same = Newsroom.policy(PolicyAction.UPDATE, "{\"views\": {\"gt\": 1}}", null, null, "{}");
        PolicySpec other = Newsroom.policy(PolicyAction.UPDATE, "{\"views\": {\"gt\": 1}}", "{}", null, "{}");

        assertThat(reader.check(same)).isEqualTo(Map.of("views", Map.of("gt", 1)));
        assertThat(reader.check(other)).isEmpty();
        assertThat(refusal(Newsroom.policy(PolicyAction.UPDATE, "{}", "{\"vews\": {\"gt\": 1}}", null, "{}"))
                        .first()
                        .path())
                .containsExactly("check", "vews");
    }

    private Map<String, Object> rows(String json) {
        return reader.rows(Newsroom.reading(json));
    }

    private Map<String, @Nullable Object> presets(String json) {
        Map<Column, @Nullable Object> read =
                reader.presets(Newsroom.policy(PolicyAction.CREATE, "{}", null, null, json));
        Map<String, @Nullable Object> byName = new java.util.HashMap<>();
        read.forEach((column, value) -> byName.put(column.apiName(), value));
        return byName;
    }

    private ApiException refusal(PolicySpec policy) {
        return catchThrowableOfType(ApiException.class, () -> reader.readAll(policy));
    }
}
