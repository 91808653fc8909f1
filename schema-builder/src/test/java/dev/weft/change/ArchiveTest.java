package dev.weft.change;

import static dev.weft.ddl.NamesInPostgres.followTheCatalog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.CollectionSpec;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.model.TreeEnds;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "authors", "primaryKey": "BIGINT", "fields": [
                  {"name": "name", "type": "TEXT", "required": true}]}}""", """
                {"createCollection": {"name": "articles", "primaryKey": "BIGINT", "fields": [
                  {"name": "slug", "type": "TEXT", "required": true, "unique": true},
                  {"name": "locale", "type": "TEXT"},
                  {"name": "views", "type": "INTEGER", "required": true, "default": 0},
                  {"name": "seen_at", "type": "DATE_TIME", "unique": true, "default": {"fn": "now"}},
                  {"name": "reviewer", "type": "USER", "required": true}]}}""", """
                {"createCollection": {"name": "topics", "primaryKey": "BIGINT"}}""", """
                {"createRelation": {"collection": "articles", "name": "author", "target": "authors",
                  "inverseName": "articles", "required": true}}""", """
                {"createRelation": {"collection": "articles", "name": "topics", "target": "topics",
                  "kind": "MANY_TO_MANY", "inverseName": "articles"}}""", """
                {"createRelation": {"collection": "topics", "name": "parent", "target": "topics"}}""", """
                {"createRelation": {"collection": "topics", "name": "related", "target": "topics"}}""", """
                {"addIndex": {"collection": "articles", "fields": ["locale", "views"], "unique": true}}""", """
                {"addIndex": {"collection": "articles", "fields": ["locale"]}}""");
        sql("insert into %s.users (id, email, email_verified, roles) values (uuidv7(), 'a@b.c', true, '{}')");
        sql("insert into %s.authors (name) values ('Ann'), ('Bob')");
        article("one", 1);
        article("two", 2);
    }

    private void article(String slug, int views) {
        sql("""
                insert into %s.articles (slug, locale, views, seen_at, reviewer_id, author_id)
                select '""" + slug + "', 'en', " + views + ", now() + interval '" + views + " day', u.id, a.id"
                + " from %1$s.users u, %1$s.authors a where a.name = 'Ann'");
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void anArchivedFieldLeavesTheApiKeepsItsDataAndStandsInNoWay() {
        project.change(of("archiveField", "articles", "slug"), of("archiveField", "articles", "reviewer"));

        followTheCatalog(project);
        CollectionModel articles = model("articles");
        assertThat(articles.columns()).extracting(Column::apiName).doesNotContain("slug", "reviewerId");
        assertThat(articles.relations()).extracting(RelationEnd::apiName).doesNotContain("reviewer");
        assertThat(articles.keys()).extracting(key -> key.memberName()).containsExactly("seenAt", "localeViews");
        assertThat(project.catalog()
                        .collection("articles")
                        .orElseThrow()
                        .fields()
                        .getFirst()
                        .archivedAt())
                .isNotNull();
        sql("insert into %s.articles (author_id, seen_at) values (1, now() + interval '9 day')");
        sql("delete from %s.users");
        assertThat(values("select slug from %s.articles order by id")).containsExactly("one", "two", null);
    }

    @Test
    void whatWasWrittenMeanwhileIsToldBeforeAFieldIsRestored() {
        project.change(of("archiveField", "articles", "slug"));
        sql("insert into %s.articles (author_id, reviewer_id) select 1, id from %1$s.users");

        String restore = of("restoreField", "articles", "slug");
        Violation violation = plan(restore).violations().getFirst();
        assertThat(violation.message())
                .isEqualTo("'slug' cannot be restored: 1 row of 'articles' have no value, which it would require");
        assertThat(violation.rowCount()).isEqualTo(1);
        assertThat(violation.sample()).hasSize(1);
        ApiException refusal = refused(restore);
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(refusal.first().path()).containsExactly("operations", "0", "restoreField");

        project.change(restore, """
                {"updateField": {"collection": "articles", "field": "slug", "backfill": "later"}}""");
        followTheCatalog(project);
        assertThat(values("select slug from %s.articles order by id")).containsExactly("one", "two", "later");
        assertThat(sqlState("insert into %s.articles (author_id, slug) values (1, null)"))
                .isEqualTo("23502");
        assertThat(sqlState("update %s.articles set slug = 'one'")).isEqualTo("23505");
    }

    @Test
    void aHiddenDefaultMakesNoTwoRowsAlike() {
        project.change(of("archiveField", "articles", "seen_at"), of("archiveField", "articles", "views"));

        followTheCatalog(project);
        sql("""
                insert into %s.articles (slug, locale, author_id, reviewer_id)
                select s, 'en', 1, u.id from %1$s.users u, (values ('a'), ('b')) v (s)""");

        assertThat(refused(of("restoreField", "articles", "seen_at")).code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        ApiException shared = refused(of("restoreField", "articles", "views"));
        assertThat(shared.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(shared.getMessage())
                .isEqualTo("[locale, views] cannot be unique: 2 rows of 'articles' share 1 values");

        sql("delete from %s.articles where slug in ('a', 'b')");
        project.change(of("restoreField", "articles", "views"), of("restoreField", "articles", "seen_at"));
        followTheCatalog(project);
        assertThat(values("select views from %s.articles order by id")).containsExactly(1, 2);
    }

    @Test
    void anArchivedRelationHoldsNobodyBack() {
        project.change("""
                {"archiveRelation": {"collection": "articles", "field": "author"}}""", of("archiveField", "articles", "topics"));

        followTheCatalog(project);
        assertThat(model("articles").column("authorId")).isEmpty();
        assertThat(model("authors").relations())
                .extracting(RelationEnd::apiName)
                .containsExactly("createdBy");
        sql("insert into %s.articles (slug, reviewer_id) select 'three', id from %1$s.users");
        sql("delete from %s.authors where name = 'Bob'");
        assertThat(values("select author_id from %s.articles order by id")).containsExactly(1L, 1L, null);

        assertThat(refused(of("restoreField", "articles", "author")).getMessage())
                .isEqualTo("'author' cannot be required: 1 row of 'articles' have none");
        project.change(of("restoreField", "articles", "author"), """
                {"updateRelation": {"collection": "articles", "relation": "author", "required": false}}""");
        followTheCatalog(project);
        assertThat(sqlState("delete from %s.authors")).isEqualTo("23001");
    }

    @Test
    void anArchivedCollectionTakesItsRelationsAlongAndGivesThemBack() {
        project.change("{\"archiveCollection\": {\"collection\": \"authors\"}}");

        followTheCatalog(project);
        assertThat(project.model().collections())
                .extracting(CollectionModel::table)
                .containsExactly("users", "articles", "topics");
        assertThat(model("articles").column("authorId")).isEmpty();
        sql("insert into %s.articles (slug, reviewer_id) select 'three', id from %1$s.users");

        ApiException refusal = refused("{\"restoreCollection\": {\"collection\": \"authors\"}}");
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(refusal.first().path()).containsExactly("operations", "0", "restoreCollection");
        sql("update %s.articles set author_id = 2 where author_id is null");
        project.change("{\"restoreCollection\": {\"collection\": \"authors\"}}");
        followTheCatalog(project);
        assertThat(model("articles").column("authorId")).isPresent();
        assertThat(values("select name from %s.authors order by id")).containsExactly("Ann", "Bob");
    }

    @Test
    void rowsOfAnArchivedCollectionKeepNoOtherRowAlive() {
        project.change("{\"archiveCollection\": {\"collection\": \"articles\"}}");
        followTheCatalog(project);

        sql("delete from %s.users");
        sql("delete from %s.authors where name = 'Ann'");
        assertThat(values("select author_id from %s.articles")).containsExactly(null, null);
        assertThat(plan("{\"restoreCollection\": {\"collection\": \"articles\"}}")
                        .violations())
                .extracting(Violation::rowCount)
                .containsExactly(2L, 2L);
    }

    @Test
    void archivingLooksAtNoRow() {
        assertThat(plan(
                                of("archiveField", "articles", "slug"),
                                of("archiveField", "articles", "views"),
                                of("archiveField", "articles", "author"),
                                "{\"archiveCollection\": {\"collection\": \"articles\"}}")
                        .statements())
                .isNotEmpty()
                .allMatch(PlannedStatement::online)
                .noneMatch(PlannedStatement::rewritesTable)
                .noneMatch(statement -> statement.sql().contains("validate"));
    }

    @Test
    void namesOfTreesDoNotChangeWhenTheOldestIsHidden() {
        assertThat(model("topics").trees())
                .extracting(TreeEnds::ancestors)
                .containsExactly("ancestors", "relatedAncestors");

        project.change(of("archiveField", "topics", "parent"));
        assertThat(model("topics").trees()).extracting(TreeEnds::ancestors).containsExactly("relatedAncestors");

        project.change(of("restoreField", "topics", "parent"));
        assertThat(model("topics").trees())
                .extracting(TreeEnds::ancestors)
                .containsExactly("ancestors", "relatedAncestors");

        project.change(of("archiveField", "topics", "parent"), purge("topics", "parent", "parent"));
        assertThat(model("topics").trees()).extracting(TreeEnds::ancestors).containsExactly("relatedAncestors");
    }

    @Test
    void archivedThingsKeepTheirNames() {
        project.change(of("archiveField", "articles", "slug"), "{\"archiveCollection\": {\"collection\": \"topics\"}}");

        assertRefused("""
                {"addField": {"collection": "articles", "field": {"name": "slug", "type": "TEXT"}}}""", ErrorCode.NAME_TAKEN, "Collection 'articles' already has an archived field 'slug'");
        assertRefused(
                "{\"createCollection\": {\"name\": \"topics\"}}",
                ErrorCode.NAME_TAKEN,
                "There is already an archived collection 'topics'");
        assertRefused(
                """
                {"createCollection": {"name": "subjects", "typeName": "Topic"}}""", ErrorCode.NAME_TAKEN, "The API would have two operations named 'topic'; choose another name");
        assertRefused("""
                {"addField": {"collection": "topics", "field": {"name": "name", "type": "TEXT"}}}""", ErrorCode.NOT_FOUND, "Collection 'topics' is archived; restore it first");
        assertRefused("""
                {"renameField": {"collection": "articles", "field": "slug", "name": "handle"}}""", ErrorCode.NOT_FOUND, "'slug' of collection 'articles' is archived; restore it first");
        assertRefused("""
                {"addIndex": {"collection": "articles", "fields": ["slug"]}}""", ErrorCode.NOT_FOUND, "Collection 'articles' has no field or to-one relation 'slug'");
    }

    @Test
    void onlyWhatIsInUseIsArchivedAndOnlyWhatIsArchivedIsRestored() {
        assertRefused(
                "{\"archiveCollection\": {\"collection\": \"users\"}}",
                ErrorCode.RESERVED_NAME,
                "Collection 'users' belongs to the system and stays as it is");
        assertRefused(
                of("archiveField", "users", "email"),
                ErrorCode.RESERVED_NAME,
                "Field 'email' of collection 'users' belongs to the system and stays as it is");
        assertRefused(
                of("archiveField", "articles", "created_at"),
                ErrorCode.RESERVED_NAME,
                "Field 'created_at' of collection 'articles' belongs to the system and stays as it is");
        assertRefused(
                of("archiveField", "articles", "nothing"),
                ErrorCode.NOT_FOUND,
                "Collection 'articles' has no field or relation 'nothing'");
        assertRefused(
                of("archiveRelation", "articles", "slug"),
                ErrorCode.BAD_USER_INPUT,
                "'slug' of collection 'articles' is a field; 'archiveField' archives it");
        assertRefused(
                of("restoreField", "articles", "slug"),
                ErrorCode.BAD_USER_INPUT,
                "'slug' of collection 'articles' is not archived");
        assertRefused(
                "{\"restoreCollection\": {\"collection\": \"articles\"}}",
                ErrorCode.BAD_USER_INPUT,
                "Collection 'articles' is not archived");
        project.change(of("archiveField", "articles", "slug"));
        assertRefused(
                of("archiveField", "articles", "slug"),
                ErrorCode.BAD_USER_INPUT,
                "'slug' of collection 'articles' is archived already");
    }

    @Test
    void aPurgeTakesEverythingAwayForGood() {
        project.change("""
                {"renameField": {"collection": "articles", "field": "slug", "name": "handle"}}""");
        project.change(of("archiveField", "articles", "handle"), of("archiveField", "articles", "topics"));

        SchemaChange change =
                project.change(purge("articles", "handle", "handle"), purge("articles", "topics", "topics"), """
                {"addField": {"collection": "articles", "field": {"name": "handle", "type": "INTEGER"}}}""");

        followTheCatalog(project);
        assertThat(change.statements().getFirst()).contains("drop column \"handle\"");
        assertThat(values("select handle from %s.articles")).containsExactly(null, null);
        assertThat(project.model().collection(collection("articles").id()).relation("topics"))
                .isEmpty();
    }

    @Test
    void collectionsThatReferToEachOtherArePurgedTogether() {
        project.change("""
                {"createRelation": {"collection": "authors", "name": "best", "target": "articles"}}""");
        project.change(
                "{\"archiveCollection\": {\"collection\": \"articles\"}}",
                "{\"archiveCollection\": {\"collection\": \"authors\"}}");

        assertRefused(
                purge("articles", null, "articles"),
                ErrorCode.BAD_USER_INPUT,
                "Collection 'articles' is still referred to by relation 'authors.best'");
        project.change(
                "{\"restoreCollection\": {\"collection\": \"authors\"}}",
                of("archiveField", "authors", "best"),
                purge("authors", "best", "best"),
                purge("articles", null, "articles"),
                "{\"archiveCollection\": {\"collection\": \"authors\"}}",
                purge("authors", null, "authors"),
                "{\"createCollection\": {\"name\": \"articles\"}}");

        followTheCatalog(project);
        assertThat(project.catalog().collections())
                .extracting(CollectionSpec::name)
                .containsExactly("users", "topics", "articles");
        assertThat(collection("articles").number())
                .as("ids of rows that are gone mean nothing else")
                .isEqualTo(5);
        assertThat(values("select count(*) from %s.articles")).containsExactly(0L);
    }

    @Test
    void aPurgeAsksForTheNameAndForNothingThatIsInUse() {
        assertRefused(
                purge("articles", "slug", "slug"),
                ErrorCode.BAD_USER_INPUT,
                "'slug' of collection 'articles' is in use; only what is archived can be purged");
        assertRefused(
                purge("articles", null, "articles"),
                ErrorCode.BAD_USER_INPUT,
                "Collection 'articles' is in use; only what is archived can be purged");
        project.change(of("archiveField", "articles", "locale"));
        assertRefused(
                purge("articles", "locale", "Locale"),
                ErrorCode.CONFIRMATION_REQUIRED,
                "Purging 'locale' takes away all that it holds, for good; confirm it with its name");
        assertRefused(
                purge("articles", "locale", "locale"),
                ErrorCode.BAD_USER_INPUT,
                "'locale' of collection 'articles' is still referred to by index 'articles_locale_views_key',"
                        + " index 'articles_locale_idx'");
        project.change("""
                {"dropIndex": {"collection": "articles", "name": "articles_locale_views_key"}}""", """
                {"dropIndex": {"collection": "articles", "name": "articles_locale_idx"}}""", purge("articles", "locale", "locale"));
        followTheCatalog(project);
    }

    private void assertRefused(String operation, ErrorCode code, String message) {
        ApiException refusal = refused(operation);
        assertThat(refusal.getMessage()).isEqualTo(message);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.first().path()).as(message).startsWith("operations", "0");
    }

    private ApiException refused(String... operations) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> project.change(operations));
        assertThat(refusal).as(List.of(operations).toString()).isNotNull();
        return refusal;
    }

    private SchemaPlan plan(String... operations) {
        return project.changer().plan(project.id(), Wish.of(TestProject.operations(operations)));
    }

    private static String of(String operation, String collection, String field) {
        return "{\"%s\": {\"collection\": \"%s\", \"field\": \"%s\"}}".formatted(operation, collection, field);
    }

    private static String purge(String collection, @Nullable String field, String confirm) {
        return field == null
                ? "{\"purgeCollection\": {\"collection\": \"%s\", \"confirm\": \"%s\"}}".formatted(collection, confirm)
                : "{\"purgeField\": {\"collection\": \"%s\", \"field\": \"%s\", \"confirm\": \"%s\"}}"
                        .formatted(collection, field, confirm);
    }

    private CollectionSpec collection(String name) {
        return project.catalog().collection(name).orElseThrow();
    }

    private CollectionModel model(String collection) {
        return project.model().collection(collection(collection).id());
    }

    private void sql(String statement) {
        project.sql().execute(statement.formatted(project.schema()));
    }

    private List<Object> values(String query) {
        return Stream.of(project.sql().fetch(query.formatted(project.schema())).intoArrays())
                .map(row -> row[0])
                .toList();
    }

    private @Nullable String sqlState(String statement) {
        DataAccessException failure = catchThrowableOfType(DataAccessException.class, () -> sql(statement));
        return failure == null ? null : failure.sqlState();
    }
}
