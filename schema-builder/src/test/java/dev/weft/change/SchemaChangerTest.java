package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.QueryPart;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaChangerTest {
    private static final String POSTS = """
            {"createCollection": {"name": "posts", "fields": [
              {"name": "title", "type": "TEXT", "required": true, "config": {"maxLength": 80}},
              {"name": "slug", "type": "TEXT", "required": true, "unique": true},
              {"name": "state", "type": "SINGLE_SELECT", "required": true, "default": "draft",
               "options": [{"name": "draft"}, {"name": "published"}]},
              {"name": "rating", "type": "INTEGER", "config": {"min": 1, "max": 5}},
              {"name": "price", "type": "NUMBER", "config": {"scale": 2}},
              {"name": "tags", "type": "TEXT_LIST", "required": true, "default": []},
              {"name": "meta", "type": "JSON", "default": {"a": [1, null]}, "indexed": true},
              {"name": "starts", "type": "DATE_TIME", "default": {"fn": "now"}},
              {"name": "token", "type": "UUID", "default": {"fn": "uuid"}},
              {"name": "owner", "type": "USER", "default": {"fn": "currentUser"}}]}}
            """;

    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.create();
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void aNewProjectHasUsersAndARoleThatReachesNothingElse() {
        assertThat(project.catalog().collections())
                .extracting(CollectionSpec::name)
                .containsExactly("users");
        assertThat(project.catalog().revision()).isEqualTo(1);

        asProject("insert into %s.users (email) values ('ada@example.org')".formatted(project.schema()));
        assertThat(refusal(() -> asProject("select * from weft.project")).sqlState())
                .isEqualTo("42501");
        assertThat(refusal(() -> asProject("create table %s.mine (id int)".formatted(project.schema())))
                        .sqlState())
                .isEqualTo("42501");
    }

    @Test
    void aCollectionBecomesATableWhoseChecksAndDefaultsHold() {
        SchemaChange change = project.change(POSTS);

        assertThat(change.status()).isEqualTo(SchemaChange.Status.APPLIED);
        assertThat(change.revision()).isEqualTo(2);
        String table = project.schema() + ".posts";
        asProject("insert into %s (title, slug) values ('A', 'a')".formatted(table));
        assertThat(project.sql()
                        .fetchOne(
                                "select state, tags::text, meta::text, starts is not null, token is not null, owner_id,"
                                        + " uuid_extract_version(id) from " + table)
                        .intoList())
                .containsExactly("draft", "{}", "{\"a\": [1, null]}", true, true, null, (short) 7);
        for (String bad : List.of(
                "state = 'gone'",
                "rating = 6",
                "price = 1.234",
                "title = repeat('x', 81)",
                "tags = array[null]",
                "owner_id = uuidv7()",
                "title = null")) {
            assertThat(refusal(() -> asProject("update %s set %s".formatted(table, bad)))
                            .sqlState())
                    .as(bad)
                    .startsWith("23");
        }
    }

    @Test
    void theStoredCatalogIsTheOneThatWasMade() {
        project.change(POSTS, """
                {"createCollection": {"name": "tags_of_old", "typeName": "OldTag", "label": "Tags", "primaryKey": "BIGINT"}}""", """
                {"createRelation": {"collection": "posts", "name": "reviewer", "target": "users", "inverseName": "reviews"}}""", """
                {"createRelation": {"collection": "posts", "name": "old_tags", "target": "tags_of_old",
                  "kind": "MANY_TO_MANY", "inverseName": "posts"}}""", """
                {"addIndex": {"collection": "posts", "fields": ["state", "reviewer"], "unique": true}}""");

        ProjectCatalog catalog = project.catalog();
        CollectionSpec posts = catalog.collection("posts").orElseThrow();
        assertThat(catalog.lastCollectionNumber()).isEqualTo(3);
        assertThat(posts.typeName()).isEqualTo("Post");
        assertThat(posts.fields())
                .extracting(field -> field.apiName() + ":" + field.column())
                .contains("title:title", "owner:owner_id");
        assertThat(posts.relations())
                .extracting(relation -> relation.storage().toString())
                .containsExactly(
                        "ForeignKeyColumn[column=reviewer_id]",
                        "JoinTable[table=posts_old_tags, sourceColumn=post_id, targetColumn=tags_of_old_id]");
        assertThat(posts.indexes()).singleElement().satisfies(index -> {
            assertThat(index.columns()).containsExactly("state", "reviewer_id");
            assertThat(index.unique()).isTrue();
        });
        assertThat(project.changer().history(project.id(), 10, null))
                .extracting(SchemaChange::revision)
                .containsExactly(2, 1);
    }

    @Test
    void aBatchIsAllOrNothingAndTheFailureIsLogged() {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> project.change(POSTS, """
                        {"addField": {"collection": "posts", "field": {"name": "title", "type": "TEXT"}}}"""));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(refusal.getMessage()).isEqualTo("Collection 'posts' already has a field 'title'");
        assertThat(refusal.first().path()).containsExactly("operations", "1", "addField", "field", "name");
        assertThat(project.catalog().collection("posts")).isEmpty();
        assertThat(project.sql().fetchExists(DSL.table("pg_catalog.pg_class"), DSL.condition("relname = 'posts'")))
                .isFalse();
        SchemaChange logged = project.changer().history(project.id(), 1, null).getFirst();
        assertThat(logged.status()).isEqualTo(SchemaChange.Status.FAILED);
        assertThat(logged.error()).startsWith("NAME_TAKEN: ");
        assertThat(logged.operations()).hasSize(2);
        assertThat(logged.actor()).isEqualTo("test");
    }

    @Test
    void aRequiredFieldNeedsAValueForRowsThatExist() {
        project.change(POSTS);
        project.sql().execute("insert into {0}.posts (title, slug) values ('A', 'a'), ('B', 'b')", schema());
        String bare = """
                {"addField": {"collection": "posts", "field": {"name": "views", "type": "BIGINT", "required": true}}}""";

        SchemaPlan plan = project.changer().plan(project.id(), Wish.of(TestProject.operations(bare)));
        assertThat(plan.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.rowCount()).isEqualTo(2);
            assertThat(violation.sample()).hasSize(2);
        });
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> project.change(bare));
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
        assertThat(refusal.first().fields()).containsExactly("views");

        project.change("""
                {"addField": {"collection": "posts", "field":
                  {"name": "views", "type": "BIGINT", "required": true, "backfill": "7", "default": 0}}}""");
        project.sql().execute("insert into {0}.posts (title, slug) values ('C', 'c')", schema());
        assertThat(project.sql()
                        .fetch("select views from {0}.posts order by slug", schema())
                        .getValues(0))
                .isEqualTo(List.of(7L, 7L, 0L));
    }

    @Test
    void aUniqueIndexOverSharedValuesIsRefusedWithTheValues() {
        project.change(POSTS);
        project.sql()
                .execute("insert into {0}.posts (title, slug) values ('A', 'a'), ('A', 'b'), ('B', 'c')", schema());

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> project.change("""
                {"addIndex": {"collection": "posts", "fields": ["title"], "unique": true}}"""));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(refusal.getMessage()).contains("2 rows").contains("1 values");
    }

    @Test
    void aChangeAtAnotherRevisionIsRefused() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> project.changer()
                        .change(project.id(), Wish.of(TestProject.operations(POSTS)), new Conditions(7, true), "test"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.VERSION_CONFLICT);
        assertThat(project.catalog().revision()).isEqualTo(1);
    }

    @Test
    void aChangeGivesUpBehindALongTransactionAndSucceedsAfterIt() throws SQLException {
        project.change(POSTS);
        SchemaChanger impatient = new SchemaChanger(
                project.database().dataSource(), new LockPatience(Duration.ofMillis(20), Duration.ofMillis(200)));
        var addField = TestProject.operations("""
                {"addField": {"collection": "posts", "field": {"name": "body", "type": "LONG_TEXT"}}}""");
        try (Connection other = project.database().dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (Statement read = other.createStatement()) {
                read.execute("select count(*) from %s.posts".formatted(project.schema()));
            }
            ApiException refusal = catchThrowableOfType(
                    ApiException.class,
                    () -> impatient.change(project.id(), Wish.of(addField), Conditions.NONE, "test"));
            assertThat(refusal.code()).isEqualTo(ErrorCode.CATALOG_BUSY);
            assertThat(refusal.first().retryable()).isTrue();
            other.rollback();
        }

        assertThat(impatient
                        .change(project.id(), Wish.of(addField), Conditions.NONE, "test")
                        .revision())
                .isEqualTo(3);
    }

    @Test
    void manyChangesAtOnceNeedNoMoreThanOneConnection() throws Exception {
        try (HikariDataSource single = new HikariDataSource();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            single.setJdbcUrl(project.database().jdbcUrl());
            single.setUsername(project.database().user());
            single.setPassword(project.database().password());
            single.setMaximumPoolSize(1);
            single.setConnectionTimeout(250);
            SchemaChanger changer = new SchemaChanger(single);

            List<Future<SchemaChange>> changes = IntStream.range(0, 12)
                    .mapToObj(number -> TestProject.operations(
                            "{\"createCollection\": {\"name\": \"notes%dx\"}}".formatted(number)))
                    .map(operations -> clients.submit(
                            () -> changer.change(project.id(), Wish.of(operations), Conditions.NONE, "test")))
                    .toList();

            for (Future<SchemaChange> change : changes) {
                assertThat(change.get().status()).isEqualTo(SchemaChange.Status.APPLIED);
            }
        }
        assertThat(project.catalog().revision()).isEqualTo(13);
    }

    @Test
    void pagesOfTheLogLeaveNoFailedChangeOut() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> project.change("{\"createCollection\": {\"name\": \"users\"}}"))
                    .isInstanceOf(ApiException.class);
        }
        project.change("{\"createCollection\": {\"name\": \"notes\"}}");

        List<SchemaChange> first = project.changer().history(project.id(), 2, null);
        List<SchemaChange> next =
                project.changer().history(project.id(), 2, first.getLast().revision());

        assertThat(first).extracting(SchemaChange::revision).containsExactly(2, 1, 1, 1, 1);
        assertThat(first)
                .isSortedAccordingTo(
                        Comparator.comparing(SchemaChange::createdAt).reversed());
        assertThat(next).isEmpty();
    }

    @Test
    void aPlanChangesNothingAndSaysWhatItWouldDo() {
        SchemaPlan plan = project.changer().plan(project.id(), Wish.of(TestProject.operations(POSTS)));

        assertThat(plan.statements().getFirst().sql())
                .startsWith("create table \"" + project.schema() + "\".\"posts\"");
        assertThat(plan.statements().getFirst().lock()).isEqualTo("NONE");
        assertThat(plan.resultingSdl()).contains("type Post implements Node");
        assertThat(project.catalog().collection("posts")).isEmpty();
        assertThat(project.catalog().revision()).isEqualTo(1);
    }

    @Test
    void relationsToOneselfAndOneToOneAreKeptByTheDatabase() {
        project.change(POSTS, """
                {"createRelation": {"collection": "posts", "name": "parent", "target": "posts", "inverseName": "children",
                  "onDelete": "CASCADE"}}""", """
                {"createRelation": {"collection": "posts", "name": "sequel", "target": "posts", "kind": "ONE_TO_ONE",
                  "inverseName": "prequel", "onDelete": "SET_NULL"}}""", """
                {"createRelation": {"collection": "posts", "name": "related", "target": "posts", "kind": "MANY_TO_MANY"}}""");

        asProject("insert into %1$s.posts (title, slug) values ('A', 'a')".formatted(project.schema()));
        asProject("insert into %1$s.posts (title, slug, parent_id, sequel_id) select 'B', 'b', id, id from %1$s.posts"
                .formatted(project.schema()));
        assertThat(refusal(() -> asProject(
                                "insert into %1$s.posts (title, slug, sequel_id) select 'C', 'c', id from %1$s.posts where slug = 'a'"
                                        .formatted(project.schema())))
                        .sqlState())
                .isEqualTo("23505");
        asProject(
                "insert into %1$s.posts_related (post_id, related_id) select a.id, b.id from %1$s.posts a, %1$s.posts b"
                        .formatted(project.schema()));
        asProject("delete from %s.posts where slug = 'a'".formatted(project.schema()));
        assertThat(project.sql().fetchCount(DSL.table(DSL.name(project.schema(), "posts"))))
                .isZero();
    }

    @Test
    void aPatternIsTheOneThatPostgresReads() {
        assertThat(codeOf("(?<x>a)", "a")).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(codeOf("(", "a")).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(codeOf("^[[:upper:]]+$", "abc")).isEqualTo(ErrorCode.INVALID_DEFAULT);
        assertThat(project.catalog().collection("codes")).isEmpty();

        project.change(codes("^[[:upper:]]+$", "ABC"));
        assertThat(refusal(() -> asProject("insert into %s.codes (code) values ('abc')".formatted(project.schema())))
                        .sqlState())
                .isEqualTo("23514");
    }

    @Test
    void textsAreIndexedAsTheirFieldAsks() {
        project.change(POSTS, """
                {"addField": {"collection": "posts", "field": {"name": "body", "type": "LONG_TEXT",
                  "config": {"search": "italian", "similar": true, "maxLength": 100}}}}""", """
                {"addField": {"collection": "posts", "field": {"name": "teaser", "type": "TEXT", "indexed": true,
                  "config": {"search": true, "similar": false}}}}""", """
                {"addField": {"collection": "posts", "field": {"name": "plain", "type": "TEXT",
                  "config": {"search": false}}}}""");

        assertThat(indexes("body"))
                .containsExactly("gin (body weft_ext.gin_trgm_ops)", "gin (to_tsvector('italian'::regconfig, body))");
        assertThat(indexes("teaser"))
                .containsExactly("btree (teaser)", "gin (to_tsvector('simple'::regconfig, teaser))");
        assertThat(indexes("plain")).isEmpty();
        assertThat(project.catalog().collection("posts").orElseThrow().fields())
                .filteredOn(field -> field.name().equals("body"))
                .extracting(
                        field -> field.config().search(),
                        field -> field.config().similar())
                .containsExactly(tuple("italian", true));
    }

    private List<String> indexes(String column) {
        return project
                .sql()
                .fetch("select indexdef from pg_indexes where tablename = 'posts'")
                .getValues(0, String.class)
                .stream()
                .map(definition -> definition.substring(definition.indexOf(" USING ") + 7))
                .filter(definition -> definition.contains(column))
                .sorted()
                .toList();
    }

    private ErrorCode codeOf(String pattern, String defaultValue) {
        return catchThrowableOfType(ApiException.class, () -> project.change(codes(pattern, defaultValue)))
                .code();
    }

    private static String codes(String pattern, String defaultValue) {
        return """
                {"createCollection": {"name": "codes", "fields": [{"name": "code", "type": "TEXT", "required": true,
                  "default": "%s", "config": {"pattern": "%s"}}]}}""".formatted(defaultValue, pattern);
    }

    private QueryPart schema() {
        return DSL.name(project.schema());
    }

    private void asProject(String statement) {
        project.sql().transaction(transaction -> {
            transaction.dsl().execute("set local role {0}", DSL.name(project.role()));
            transaction.dsl().execute(statement);
        });
    }

    private static DataAccessException refusal(ThrowingCallable work) {
        return catchThrowableOfType(DataAccessException.class, work);
    }
}
