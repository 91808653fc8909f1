package dev.weft.change;

import static dev.weft.ddl.NamesInPostgres.followTheCatalog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenameTest {
    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "authors", "fields": [
                  {"name": "name", "type": "TEXT", "required": true, "unique": true, "config": {"maxLength": 20}}]}}""", """
                {"createCollection": {"name": "articles", "primaryKey": "BIGINT", "fields": [
                  {"name": "title", "type": "TEXT", "unique": true,
                   "config": {"maxLength": 50, "pattern": "^[A-Z]", "search": "english", "similar": true}},
                  {"name": "status", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "live"}]},
                  {"name": "views", "type": "INTEGER", "indexed": true, "config": {"min": 0}},
                  {"name": "reviewer", "type": "USER"}]}}""", """
                {"createCollection": {"name": "topics"}}""", """
                {"createRelation": {"collection": "articles", "name": "author", "target": "authors",
                  "inverseName": "articles"}}""", """
                {"createRelation": {"collection": "articles", "name": "topics", "target": "topics",
                  "kind": "MANY_TO_MANY", "inverseName": "articles"}}""", """
                {"createRelation": {"collection": "topics", "name": "parent", "target": "topics"}}""", """
                {"createRelation": {"collection": "topics", "name": "related", "target": "topics"}}""", """
                {"addIndex": {"collection": "articles", "fields": ["status", "author"], "unique": true}}""", """
                {"addIndex": {"collection": "articles", "fields": ["views", "status"]}}""");
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void everythingInPostgresFollowsTheNamesOfACollectionAndItsFields() {
        followTheCatalog(project);
        project.sql()
                .execute("insert into %s.articles (title, status, views) values ('Hello', 'live', 3)"
                        .formatted(project.schema()));

        project.change(
                renameCollection("articles", "posts"),
                renameField("posts", "title", "headline"),
                renameField("posts", "status", "state"),
                renameField("posts", "views", "reads"),
                renameField("posts", "reviewer", "editor"),
                renameField("posts", "author", "writer"),
                renameField("posts", "topics", "subjects"),
                renameCollection("topics", "themes"));

        followTheCatalog(project);
        assertThat(project.sql()
                        .fetchSingle("select headline, state, reads from %s.posts".formatted(project.schema()))
                        .intoArray())
                .containsExactly("Hello", "live", 3);
        assertThat(project.catalog().collection("posts").orElseThrow().indexes())
                .extracting(index -> index.name() + index.columns())
                .containsExactly("posts_state_writer_id_key[state, writer_id]", "posts_reads_state_idx[reads, state]");
        assertThat(project.sql().fetchCount(DSL.table(DSL.name(project.schema(), "posts_subjects"))))
                .isZero();
    }

    @Test
    void namesMayChangePlacesWithinOneChange() {
        project.sql().execute("insert into %s.authors (name) values ('Ann')".formatted(project.schema()));
        project.sql().execute("insert into %s.topics default values".formatted(project.schema()));

        project.change(
                renameCollection("authors", "people"),
                renameCollection("topics", "authors"),
                renameCollection("people", "topics"),
                renameField("articles", "views", "aside"),
                renameField("articles", "title", "views"),
                renameField("articles", "aside", "title"));

        followTheCatalog(project);
        assertThat(project.sql().fetchValue("select name from %s.topics".formatted(project.schema())))
                .isEqualTo("Ann");
        assertThat(project.catalog().collection("authors").orElseThrow().typeName())
                .isEqualTo("Author");
        assertThat(project.catalog().collections())
                .flatExtracting(CollectionSpec::aliases)
                .extracting(CollectionNames::typeName)
                .containsExactly("Person");
    }

    @Test
    void aRenameLooksAtNoRow() {
        SchemaPlan plan = project.changer()
                .plan(
                        project.id(),
                        Wish.of(TestProject.operations(
                                renameCollection("articles", "posts"), renameField("posts", "title", "headline"))));

        assertThat(plan.statements()).isNotEmpty();
        assertThat(plan.statements())
                .noneMatch(PlannedStatement::rewritesTable)
                .allMatch(PlannedStatement::online)
                .allMatch(statement -> statement.sql().contains(" rename ") || isOfTheLog(statement));
        assertThat(plan.breakingChanges()).isEmpty();
    }

    private static boolean isOfTheLog(PlannedStatement statement) {
        return statement.sql().startsWith("create or replace trigger \"weft_log_");
    }

    @Test
    void aMillionRowsAreRenamedAtOnce() {
        project.change("""
                {"updateCollection": {"collection": "articles", "changeLog": false}}""");
        project.sql()
                .execute("insert into %s.articles (views) select n from generate_series(1, 1000000) n"
                        .formatted(project.schema()));
        Object file = file("articles");

        SchemaChange change =
                project.change(renameCollection("articles", "posts"), renameField("posts", "views", "reads"));

        assertThat(file("posts")).as("the same file holds the rows").isEqualTo(file);
        assertThat(change.durationMs()).isLessThan(2000);
    }

    private Object file(String table) {
        return project.sql()
                .fetchValue("select pg_relation_filenode('%s.%s'::regclass)".formatted(project.schema(), table));
    }

    @Test
    void formerNamesAreKeptUntilARenameWithoutThem() {
        project.change(renameField("articles", "title", "headline"));
        project.change(renameField("articles", "headline", "caption"));
        project.change(renameCollection("articles", "posts"));

        assertThat(field("posts", "caption").aliases()).containsExactly("title", "headline");
        assertThat(collection("posts").aliases())
                .containsExactly(new CollectionNames("Article", "articles", "article"));

        project.change(renameField("posts", "caption", "headline"));
        assertThat(field("posts", "headline").aliases()).containsExactly("title", "caption");

        project.change("""
                {"renameField": {"collection": "posts", "field": "headline", "name": "headline", "keepAlias": false}}""", """
                {"renameCollection": {"collection": "posts", "name": "posts", "keepAlias": false}}""");
        assertThat(field("posts", "headline").aliases()).isEmpty();
        assertThat(collection("posts").aliases()).isEmpty();
        assertThat(collection("posts").typeName()).isEqualTo("Post");
    }

    @Test
    void whoTakesAFormerNameTakesItAway() {
        project.change(
                renameField("articles", "title", "headline"),
                renameField("articles", "author", "writer"),
                renameCollection("topics", "themes"));

        project.change("""
                {"addField": {"collection": "articles", "field": {"name": "title", "type": "TEXT"}}}""", """
                {"addField": {"collection": "articles", "field": {"name": "author_id", "type": "TEXT"}}}""", """
                {"createCollection": {"name": "topics"}}""");

        followTheCatalog(project);
        assertThat(field("articles", "headline").aliases()).isEmpty();
        assertThat(relation("articles", "writer").aliases()).isEmpty();
        assertThat(collection("themes").aliases()).isEmpty();
    }

    @Test
    void bothEndsOfARelationCanBeRenamed() {
        project.change("""
                {"updateRelation": {"collection": "articles", "relation": "author", "name": "writer",
                  "inverseName": "texts"}}""");

        RelationSpec writer = relation("articles", "writer");
        assertThat(writer.aliases()).containsExactly("author");
        assertThat(writer.inverseName()).isEqualTo("texts");
        assertThat(writer.inverseAliases()).containsExactly("articles");
        followTheCatalog(project);

        project.change("""
                {"updateRelation": {"collection": "articles", "relation": "writer", "inverseName": ""}}""");
        assertThat(relation("articles", "writer").inverseName()).isNull();
        project.change("""
                {"updateRelation": {"collection": "articles", "relation": "writer", "inverseName": "works"}}""");
        assertThat(relation("articles", "writer").inverseApiName()).isEqualTo("works");
        assertThat(relation("articles", "writer").inverseAliases()).isEmpty();
    }

    @Test
    void labelsThatFollowFromANameGoOnDoingSo() {
        project.change("""
                {"updateField": {"collection": "articles", "field": "views", "label": "Seen", "deprecated": "Count reads"}}""");
        project.change(renameField("articles", "views", "reads"), renameField("articles", "title", "head_line"));

        assertThat(field("articles", "reads").label()).isEqualTo("Seen");
        assertThat(field("articles", "reads").deprecated()).isEqualTo("Count reads");
        assertThat(field("articles", "head_line").label()).isEqualTo("Head line");

        project.change("""
                {"updateField": {"collection": "articles", "field": "reads", "deprecated": ""}}""");
        assertThat(field("articles", "reads").deprecated()).isNull();
    }

    @Test
    void aNameThatCannotBeIsRefusedWhereItIsSaid() {
        assertRefused(renameCollection("articles", "authors"), ErrorCode.NAME_TAKEN, "renameCollection", "name");
        assertRefused(renameCollection("articles", "Articles"), ErrorCode.INVALID_NAME, "renameCollection", "name");
        assertRefused(renameCollection("users", "people"), ErrorCode.RESERVED_NAME, "renameCollection", "collection");
        assertRefused(renameCollection("nothing", "people"), ErrorCode.NOT_FOUND, "renameCollection", "collection");
        assertRefused(renameField("articles", "title", "views"), ErrorCode.NAME_TAKEN, "renameField", "name");
        assertRefused(renameField("articles", "title", "topics"), ErrorCode.NAME_TAKEN, "renameField", "name");
        assertRefused(renameField("articles", "title", "author_id"), ErrorCode.NAME_TAKEN, "renameField", "name");
        assertRefused(renameField("articles", "title", "select"), ErrorCode.RESERVED_NAME, "renameField", "name");
        assertRefused(renameField("articles", "created_at", "born"), ErrorCode.RESERVED_NAME, "renameField", "field");
        assertRefused(renameField("users", "email", "mail"), ErrorCode.RESERVED_NAME, "renameField", "field");
        assertRefused("""
                {"renameCollection": {"collection": "articles", "name": "posts", "typeName": "Author"}}""", ErrorCode.NAME_TAKEN, "renameCollection", "name");
        assertRefused("""
                {"updateRelation": {"collection": "articles", "relation": "author", "inverseName": "name"}}""", ErrorCode.NAME_TAKEN, "updateRelation", "inverseName");
        assertThat(project.catalog().revision()).isEqualTo(2);
    }

    private void assertRefused(String operation, ErrorCode code, String... path) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> project.change(operation));
        assertThat(refusal).as(operation).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.first().path())
                .as(operation)
                .containsExactlyElementsOf(Stream.concat(Stream.of("operations", "0"), List.of(path).stream())
                        .toList());
        followTheCatalog(project);
    }

    private static String renameCollection(String collection, String name) {
        return "{\"renameCollection\": {\"collection\": \"%s\", \"name\": \"%s\"}}".formatted(collection, name);
    }

    private static String renameField(String collection, String field, String name) {
        return "{\"renameField\": {\"collection\": \"%s\", \"field\": \"%s\", \"name\": \"%s\"}}"
                .formatted(collection, field, name);
    }

    private CollectionSpec collection(String name) {
        return project.catalog().collection(name).orElseThrow();
    }

    private FieldSpec field(String collection, String name) {
        return collection(collection).fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RelationSpec relation(String collection, String name) {
        return collection(collection).relations().stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
