package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.document.SchemaDocument;
import dev.weft.drift.DriftCheck;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SchemaImportTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TestProject blog;
    private TestProject copy;

    @BeforeEach
    void create() {
        blog = TestProject.create();
        copy = TestProject.create();
        blog.change("""
                {"createCollection": {"name": "authors", "primaryKey": "BIGINT", "fields": [{"name": "name", "type": "TEXT"}]}}""", """
                {"createCollection": {"name": "posts", "description": "Texts", "fields": [
                  {"name": "title", "type": "TEXT", "required": true, "config": {"maxLength": 80}},
                  {"name": "rating", "type": "NUMBER", "config": {"scale": 2, "max": 9.50}, "default": 1.5},
                  {"name": "state", "type": "SINGLE_SELECT", "default": "draft", "options": [{"name": "draft"}]}]}}""", """
                {"createRelation": {"collection": "posts", "name": "author", "target": "authors", "inverseName": "posts"}}""", """
                {"addIndex": {"collection": "posts", "fields": ["state", "author"]}}""", """
                {"addField": {"collection": "users", "field": {"name": "motto", "type": "TEXT"}}}""");
        blog.change("""
                {"renameField": {"collection": "posts", "field": "title", "name": "headline"}}""", """
                {"updateCollection": {"collection": "authors", "operations": ["GET", "LIST"]}}""");
    }

    @AfterEach
    void drop() {
        blog.close();
        copy.close();
    }

    @Test
    void anExportMakesTheSameProjectElsewhereAndASecondImportNothing() {
        SchemaChange change = importInto(copy, export(blog), Conditions.NONE);

        assertThat(change.revision()).isEqualTo(2);
        assertThat(export(copy)).isEqualTo(export(blog));
        assertThat(new DriftCheck(copy.database().dataSource()).of(copy.id())).isEmpty();

        SchemaChange again = importInto(copy, export(blog), Conditions.NONE);
        assertThat(again.revision()).isEqualTo(2);
        assertThat(again.operations()).isEmpty();
        assertThat(again.statements()).isEmpty();
        assertThat(copy.changer().history(copy.id(), 10, null)).hasSize(2);
        assertThat(copy.changer()
                        .plan(copy.id(), new SchemaImport(export(blog)))
                        .statements())
                .isEmpty();
    }

    @Test
    void whatTheDocumentLacksIsArchivedWithItsRowsAndComesBackWithThem() {
        blog.sql().execute("insert into %s.posts (headline) values ('kept')".formatted(blog.schema()));
        Object before = export(blog);

        importInto(blog, JSON.readValue("{\"format\": 1, \"collections\": []}", Object.class), Conditions.NONE);
        assertThat(((Map<?, ?>) export(blog)).toString())
                .doesNotContain("posts")
                .contains("users");

        importInto(blog, before, Conditions.NONE);
        assertThat(export(blog)).isEqualTo(before);
        assertThat(blog.sql().fetchValue("select headline from %s.posts".formatted(blog.schema())))
                .isEqualTo("kept");
    }

    @Test
    void anImportThatBreaksClientsIsRefusedLikeAnyChange() {
        record(blog, "{ posts { nodes { headline } } }", "web");
        Object document = JSON.readValue(
                JSON.writeValueAsString(export(blog))
                        .replace("\"type\":\"TEXT\",\"required\":true", "\"type\":\"LONG_TEXT\""),
                Object.class);

        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> importInto(blog, document, new Conditions(null, false)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.BREAKING_CHANGE);
        assertThat(refusal.first().message())
                .isEqualTo("Post.headline: The field's type changes from String! to String."
                        + " 1 recorded operation stops working: web 1.0");
        assertThat(blog.catalog().revision()).isEqualTo(3);
        assertThat(importInto(blog, document, new Conditions(3, true)).revision())
                .isEqualTo(4);
    }

    @Test
    void rowsInTheWayAreToldAtTheirPlaceInTheDocument() {
        blog.sql().execute("insert into %s.authors (name) values (null)".formatted(blog.schema()));
        Object document = JSON.readValue(
                JSON.writeValueAsString(export(blog))
                        .replace(
                                "{\"name\":\"name\",\"type\":\"TEXT\"",
                                "{\"name\":\"name\",\"type\":\"TEXT\",\"required\":true"),
                Object.class);

        assertThat(blog.changer().plan(blog.id(), new SchemaImport(document)).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rowCount()).isEqualTo(1));
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> importInto(blog, document, Conditions.NONE));

        assertThat(refusal.errors())
                .extracting(ApiError::path)
                .allSatisfy(path -> assertThat(path).startsWith("schema", "collections", "0", "fields", "0"));
    }

    @Test
    void breakingChangesAreOneErrorEachUpToABound() {
        record(blog, "{ posts { nodes { rating } } }", "web");
        record(blog, "query Rated { posts(filter: {rating: {gt: \"\"}}) { nodes { rating } } }", "app");
        Wish wish = Wish.of(
                TestProject.operations("{\"archiveField\": {\"collection\": \"posts\", \"field\": \"rating\"}}"));

        SchemaPlan plan = blog.changer().plan(blog.id(), wish);
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> blog.changer().change(blog.id(), wish, new Conditions(null, false), "test"));

        assertThat(plan.breakingChanges().getFirst().coordinate()).isEqualTo("Post.rating");
        assertThat(plan.breakingChanges().getFirst().affectedOperations()).isEqualTo(2);
        assertThat(plan.breakingChanges()).hasSizeGreaterThan(10);
        assertThat(refusal.errors()).hasSize(10);
        assertThat(refusal.errors()).extracting(ApiError::code).containsOnly(ErrorCode.BREAKING_CHANGE);
        assertThat(refusal.errors().getFirst().message())
                .endsWith("2 recorded operations stop working: app 1.0, web 1.0");
        assertThat(refusal.errors().getFirst().fields()).containsExactly("Post.rating");
        assertThat(refusal.errors().getLast().message()).contains("more breaking changes");
        assertThat(blog.changer().history(blog.id(), 1, null).getFirst().error())
                .startsWith("BREAKING_CHANGE: Post.rating");
        assertThat(blog.changer()
                        .change(blog.id(), wish, new Conditions(null, true), "test")
                        .status())
                .isEqualTo(SchemaChange.Status.APPLIED);
    }

    @Test
    void aRenameThatKeepsTheOldNameBreaksNothing() {
        record(blog, "{ posts { nodes { headline } } }", "web");
        record(blog, "query ($f: PostFilter) { posts(filter: $f) { nodes { rating author { name } } } }", "app");

        for (String rename : List.of(
                "{\"renameField\": {\"collection\": \"posts\", \"field\": \"rating\", \"name\": \"stars\"}}",
                "{\"renameField\": {\"collection\": \"posts\", \"field\": \"state\", \"name\": \"phase\"}}",
                "{\"renameField\": {\"collection\": \"posts\", \"field\": \"author\", \"name\": \"writer\"}}",
                "{\"renameCollection\": {\"collection\": \"posts\", \"name\": \"articles\"}}")) {
            Wish wish = Wish.of(TestProject.operations(rename));
            assertThat(blog.changer().plan(blog.id(), wish).breakingChanges())
                    .as(rename)
                    .isEmpty();
            blog.changer().change(blog.id(), wish, new Conditions(null, false), "test");
        }
    }

    private static SchemaChange importInto(TestProject project, Object document, Conditions conditions) {
        return project.changer().change(project.id(), new SchemaImport(document), conditions, "test");
    }

    /** As it comes over the wire. */
    private static Object export(TestProject project) {
        return JSON.readValue(
                JSON.writeValueAsString(SchemaDocument.of(project.catalog()).json()), Object.class);
    }

    private static void record(TestProject project, String document, String client) {
        project.sql()
                .execute(
                        """
                        insert into weft.recorded_operation
                          (project_id, hash, client, client_version, document, first_seen, last_seen, count)
                        values ({0}, encode(sha256({1}::bytea), 'hex'), {2}, '1.0', {1}, now(), now(), 1)""",
                        org.jooq.impl.DSL.val(project.id().value()),
                        org.jooq.impl.DSL.val(document),
                        org.jooq.impl.DSL.val(client));
    }
}
