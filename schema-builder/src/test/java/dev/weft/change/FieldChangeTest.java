package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.SelectOption;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldChangeTest {
    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "posts", "fields": [
                  {"name": "title", "type": "TEXT"},
                  {"name": "slug", "type": "TEXT", "indexed": true},
                  {"name": "rating", "type": "INTEGER"},
                  {"name": "price", "type": "NUMBER"},
                  {"name": "state", "type": "SINGLE_SELECT", "default": "draft",
                   "options": [{"name": "draft", "color": "grey"}, {"name": "live", "label": "Live now"}, {"name": "gone"}]},
                  {"name": "topics", "type": "MULTI_SELECT", "options": [{"name": "art"}, {"name": "music"}]},
                  {"name": "editor", "type": "USER"}]}}""", """
                {"createRelation": {"collection": "posts", "name": "parent", "target": "posts", "inverseName": "children"}}""");
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void aFieldBecomesRequiredOnceEveryRowHasAValue() {
        rows("(title) values ('A'), (null), (null)");

        Violation violation =
                plan(update("title", "\"required\": true")).violations().getFirst();
        assertThat(violation.rowCount()).isEqualTo(2);
        assertThat(violation.message())
                .isEqualTo("'title' cannot change: 2 rows of 'posts' have no value, which it would require");
        assertThat(violation.sample())
                .hasSize(2)
                .allSatisfy(
                        row -> assertThat((Map<?, ?>) row).extracting("title").isEqualTo("null"));
        ApiException refusal = refused(update("title", "\"required\": true"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(refusal.first().path()).containsExactly("operations", "0", "updateField");
        assertThat(refusal.first().fields()).containsExactly("title");

        SchemaChange change = project.change(update("title", "\"required\": true, \"backfill\": \"None\""));

        assertThat(change.statements())
                .extracting(FieldChangeTest::shape)
                .containsExactly(
                        "alter table posts add constraint posts_title_required_check check (title is not null) not valid",
                        "update posts set title = 'None'::text where title is null",
                        "alter table posts validate constraint posts_title_required_check",
                        "alter table posts alter column title set not null",
                        "alter table posts drop constraint posts_title_required_check");
        assertThat(column("title")).containsExactlyInAnyOrder("A", "None", "None");
        assertThat(sqlState("(title) values (null)")).isEqualTo("23502");

        project.change(update("title", "\"required\": false"));
        rows("(title) values (null)");
        assertThat(field("title").required()).isFalse();
    }

    @Test
    void everyLockOfARuleIsAMomentAndTheRowsAreLookedAtWithoutOne() {
        List<PlannedStatement> statements = plan(update(
                        "title", "\"required\": true, \"backfill\": \"None\", \"config\": {\"maxLength\": 9}"))
                .statements();

        assertThat(statements)
                .filteredOn(statement -> statement.sql().contains("validate"))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement.lock()).isEqualTo("SHARE UPDATE EXCLUSIVE"));
        assertThat(statements).allMatch(PlannedStatement::online).noneMatch(PlannedStatement::rewritesTable);
    }

    @Test
    void aFieldBecomesUniqueWhenNoRowsShareAValue() {
        rows("(slug) values ('a'), ('a'), ('b'), (null), (null)");

        Violation violation =
                plan(update("slug", "\"unique\": true")).violations().getFirst();
        assertThat(violation.rowCount()).isEqualTo(2);
        assertThat(violation.sample()).containsExactly(Map.of("slug", "a", "rows", "2"));
        assertThat(refused(update("slug", "\"unique\": true")).code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(refused(update("slug", "\"unique\": true, \"default\": \"x\""))
                        .code())
                .isEqualTo(ErrorCode.INVALID_DEFAULT);

        project.sql().execute("delete from %s.posts where slug = 'a'".formatted(project.schema()));
        project.change(update("slug", "\"unique\": true"));
        assertThat(indexes()).contains("posts_slug_key").doesNotContain("posts_slug_idx");
        assertThat(sqlState("(slug) values ('b')")).isEqualTo("23505");

        project.change(update("slug", "\"unique\": false"));
        rows("(slug) values ('b')");
        assertThat(indexes()).contains("posts_slug_idx").doesNotContain("posts_slug_key");

        project.change(update("slug", "\"indexed\": false"));
        assertThat(indexes()).doesNotContain("posts_slug_idx");
    }

    @Test
    void aBackfillThatManyRowsGetIsNotUnique() {
        rows("(slug) values (null), (null)");

        assertThat(refused(update("slug", "\"required\": true, \"unique\": true, \"backfill\": \"x\""))
                        .code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void whatIsNotSaidOfADefaultStaysAndNullTakesItAway() {
        project.change(update("rating", "\"default\": 3"));
        project.change(update("rating", "\"label\": \"Stars\""));
        rows("(title) values ('A')");
        project.change(update("rating", "\"default\": 4"));
        rows("(title) values ('B')");
        project.change(update("rating", "\"default\": null"));
        rows("(title) values ('C')");

        assertThat(column("rating")).containsExactly("3", "4", null);
        assertThat(field("rating").defaultValue()).isNull();
        assertThat(refused(update("rating", "\"default\": \"many\"")).code()).isEqualTo(ErrorCode.INVALID_DEFAULT);
    }

    @Test
    void optionsAreAddedAndPresentedAnewForFreeAndRemovedOnlyWhenNoRowHasThem() {
        rows("(state) values ('gone'), ('live')");
        assertThat(plan(update(
                                "state",
                                "\"options\": [{\"name\": \"draft\", \"label\": \"Entwurf\"},"
                                        + " {\"name\": \"live\"}, {\"name\": \"gone\"}]"))
                        .statements())
                .isEmpty();

        Violation violation = plan(update("state", "\"options\": [{\"name\": \"draft\"}, {\"name\": \"live\"}]"))
                .violations()
                .getFirst();
        assertThat(violation.rowCount()).isEqualTo(1);
        assertThat(violation.message()).contains("hold something else than [draft, live]");
        assertThat((Map<?, ?>) violation.sample().getFirst())
                .extracting("state")
                .isEqualTo("gone");
        assertThat(refused(update("state", "\"options\": [{\"name\": \"live\"}, {\"name\": \"gone\"}]"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_DEFAULT);

        project.change(update("state", """
                "options": [{"name": "draft"}, {"name": "live", "color": "green"}, {"name": "gone"}, {"name": "new"}]"""));
        rows("(state) values ('new')");
        assertThat(field("state").options())
                .extracting(SelectOption::name, SelectOption::label, SelectOption::color)
                .containsExactly(
                        tuple("draft", "Draft", "grey"),
                        tuple("live", "Live now", "green"),
                        tuple("gone", "Gone", null),
                        tuple("new", "New", null));
    }

    @Test
    void rowsAndDefaultFollowARenamedOption() {
        rows("(state, topics) values ('draft', '{art,music}'), ('live', '{music}'), (null, null)");

        project.change(update("state", """
                "options": [{"name": "idea", "was": "draft"}, {"name": "gone", "was": "live"},
                            {"name": "live", "was": "gone"}]"""), update("topics", """
                "options": [{"name": "music", "was": "art"}, {"name": "art", "was": "music"}]"""));
        rows("(title) values ('A')");

        assertThat(column("state")).containsExactly("idea", "gone", null, "idea");
        assertThat(column("topics")).containsExactly("{music,art}", "{art}", null, null);
        assertThat(field("state").options()).extracting(SelectOption::apiName).containsExactly("IDEA", "GONE", "LIVE");
        assertThat(refused(update("state", "\"options\": [{\"name\": \"x\", \"was\": \"nothing\"}]"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void limitsAreTightenedWhenRowsKeepThemAndLoosenedAlways() {
        rows("(title, rating, price) values ('A title', 7, 1.234), ('B', 3, 1.2)");

        assertThat(plan(
                                update("title", "\"config\": {\"maxLength\": 3}"),
                                update("title", "\"config\": {\"pattern\": \"^B\"}"),
                                update("rating", "\"config\": {\"min\": 1, \"max\": 5}"),
                                update("price", "\"config\": {\"scale\": 2}"))
                        .violations())
                .extracting(Violation::operation, Violation::message)
                .containsExactly(
                        tuple(1, "'title' cannot change: 1 row of 'posts' do not match the pattern ^B"),
                        tuple(2, "'rating' cannot change: 1 row of 'posts' are not within 1 and 5"),
                        tuple(
                                3,
                                "'price' cannot change: 1 row of 'posts' have more than 2 digits after the decimal point"));

        project.change(update("title", "\"config\": {\"maxLength\": 7}"));
        assertThat(sqlState("(title) values ('12345678')")).isEqualTo("23514");
        project.change(update("title", "\"config\": {\"maxLength\": 8, \"search\": true}"));
        rows("(title) values ('12345678')");
        assertThat(indexes()).contains("posts_title_fts");
        project.change(update("title", "\"config\": null"));
        rows("(title) values ('123456789')");
        assertThat(indexes()).doesNotContain("posts_title_fts");
        assertThat(refused(update("title", "\"config\": {\"pattern\": \"(\"}")).code())
                .isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void aRelationBecomesRequiredAndDeletesDifferently() {
        rows("(title) values ('root')");
        String require = """
                {"updateRelation": {"collection": "posts", "relation": "parent", "required": true, "onDelete": "CASCADE"}}""";

        ApiException refusal = refused(require);
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(refusal.getMessage()).isEqualTo("'parent' cannot be required: 1 row of 'posts' have none");
        project.sql().execute("update %1$s.posts set parent_id = id".formatted(project.schema()));
        project.change(require);
        assertThat(sqlState("(title) values ('orphan')")).isEqualTo("23502");
        project.sql().execute("delete from %s.posts".formatted(project.schema()));

        assertThat(refused("""
                {"updateRelation": {"collection": "posts", "relation": "parent", "onDelete": "SET_NULL"}}""").code()).isEqualTo(ErrorCode.INVALID_FIELD);
        project.change("""
                {"updateRelation": {"collection": "posts", "relation": "parent", "required": false,
                  "onDelete": "SET_NULL"}}""");
        rows("(title) values ('orphan')");
    }

    @Test
    void aUserIsKeptWhenAFieldRequiresOne() {
        project.sql().execute("insert into %s.users (email) values ('ada@example.org')".formatted(project.schema()));
        rows("(editor_id) select id from %s.users".formatted(project.schema()));

        project.change(update("editor", "\"required\": true"));

        assertThat(catchThrowableOfType(
                                DataAccessException.class,
                                () -> project.sql().execute("delete from %s.users".formatted(project.schema())))
                        .sqlState())
                .isIn("23503", "23001");
    }

    @Test
    void indexesComeAndGoByName() {
        rows("(title, slug) values ('A', 'a'), ('A', 'a')");
        String unique =
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"title\", \"slug\"], \"unique\": true}}";
        assertThat(plan(unique).violations().getFirst().sample())
                .containsExactly(Map.of("title", "A", "slug", "a", "rows", "2"));
        project.sql().execute("delete from %s.posts".formatted(project.schema()));
        project.change(unique, "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"rating\", \"price\"]}}");
        assertThat(indexes()).contains("posts_title_slug_key", "posts_rating_price_idx");

        ApiException refusal = refused("{\"dropIndex\": {\"collection\": \"posts\", \"name\": \"nothing\"}}");
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal.getMessage()).contains("it has posts_title_slug_key, posts_rating_price_idx");
        project.change(
                "{\"dropIndex\": {\"collection\": \"posts\", \"name\": \"posts_title_slug_key\"}}",
                "{\"dropIndex\": {\"collection\": \"posts\", \"name\": \"posts_rating_price_idx\"}}");
        assertThat(indexes()).doesNotContain("posts_title_slug_key", "posts_rating_price_idx");
        assertThat(project.catalog().collection("posts").orElseThrow().indexes())
                .isEmpty();
    }

    @Test
    void aBatchThatRowsForbidLeavesNothing() {
        rows("(title, slug) values (null, 'a')");

        ApiException refusal = refused(
                update("slug", "\"required\": true"),
                update("rating", "\"default\": 3"),
                update("title", "\"required\": true"));

        assertThat(refusal.first().path()).containsExactly("operations", "2", "updateField");
        assertThat(field("slug").required()).isFalse();
        assertThat(field("rating").defaultValue()).isNull();
        rows("(slug) values (null)");
        assertThat(column("rating")).containsOnlyNulls();
    }

    private SchemaPlan plan(String... operations) {
        return project.changer().plan(project.id(), Wish.of(TestProject.operations(operations)));
    }

    private ApiException refused(String... operations) {
        return catchThrowableOfType(ApiException.class, () -> project.change(operations));
    }

    private static String update(String field, String members) {
        return "{\"updateField\": {\"collection\": \"posts\", \"field\": \"%s\", %s}}".formatted(field, members);
    }

    private static String shape(String statement) {
        return statement.replaceAll("\"p_[0-9a-f]+\"\\.", "").replace("\"", "");
    }

    private FieldSpec field(String name) {
        return project.catalog().collection("posts").orElseThrow().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void rows(String columnsAndValues) {
        project.sql().execute("insert into %s.posts %s".formatted(project.schema(), columnsAndValues));
    }

    private String sqlState(String columnsAndValues) {
        return catchThrowableOfType(DataAccessException.class, () -> rows(columnsAndValues))
                .sqlState();
    }

    private List<String> column(String name) {
        return project.sql()
                .fetch("select %s::text from %s.posts order by created_at, id".formatted(name, project.schema()))
                .getValues(0, String.class);
    }

    private List<String> indexes() {
        return project.sql()
                .fetch("select indexname from pg_indexes where tablename = 'posts'")
                .getValues(0, String.class);
    }
}
