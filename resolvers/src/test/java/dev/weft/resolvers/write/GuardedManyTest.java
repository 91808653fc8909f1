package dev.weft.resolvers.write;

import static dev.weft.resolvers.write.Guarded.ANN;
import static dev.weft.resolvers.write.Guarded.BOB;
import static dev.weft.resolvers.write.Guarded.DRAFTS;
import static dev.weft.resolvers.write.Guarded.OWN;
import static dev.weft.resolvers.write.Guarded.PUBLISHED;
import static dev.weft.resolvers.write.Guarded.U;
import static dev.weft.resolvers.write.Guarded.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.testing.Allow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What policies let of mutations of many rows, and of rows that meet others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedManyTest {
    private static final Allow READ_ALL = Allow.read("articles").to("user");
    private static final Allow READ_AUTHORS = Allow.read("authors").to("user");
    private static final String PAYLOAD =
            "affectedCount articles { slug title } results { index outcome article { slug } error { code } }"
                    + " errors { code path }";
    private static final String UPDATES =
            "mutation { updateArticles(filter: {%s}, patch: {%s}, maxAffected: %s) { " + PAYLOAD + " } }";
    private static final String DELETES =
            "mutation { deleteArticles(filter: {%s}, maxAffected: 10) { deletedIds " + PAYLOAD + " } }";
    private static final String CREATES = "mutation { createArticles(input: [%s], onError: %s) { " + PAYLOAD + " } }";
    private static final String UPSERT = """
            mutation { createArticle(input: {slug: "%s", title: "New", views: "7", authorId: "%s"},
                onConflict: {key: SLUG, action: %s}) { article { slug title } outcome errors { code message path fields constraint } } }""";

    private Guarded guarded;

    @BeforeAll
    void open() {
        guarded = new Guarded();
    }

    @AfterAll
    void close() {
        guarded.close();
    }

    @BeforeEach
    void reset() {
        guarded.reset();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aFilterFindsOnlyWhatCanBeReadAndChanged(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").rows(DRAFTS),
                Allow.update("articles").to("user").rows(OWN),
                Allow.delete("articles").to("user").rows(OWN));
        guarded.article("own", "published", ANN, U);

        Desk.Reply updated = session.ask(UPDATES, "slug: {ne: \"zz\"}", "title: \"x\"", 1);
        Desk.Reply deleted = session.ask(DELETES, "slug: {ne: \"zz\"}");

        assertThat(updated.codes()).isEmpty();
        assertThat(updated.at("/affectedCount").asInt()).isEqualTo(1);
        assertThat(updated.texts("/articles", "slug")).containsExactly("a");
        assertThat(deleted.texts("/articles", "slug")).containsExactly("a");
        assertThat(guarded.stored("b", "title")).isEqualTo("Title b");
        assertThat(guarded.stored("own", "title")).isEqualTo("Title own");
        assertThat(guarded.articles()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aFilterCannotProbeWhatIsHidden(Driver driver) {
        Allow[] policies = {
            Allow.read("articles").to("user").fields("slug", "author"),
            READ_ALL.rows(PUBLISHED),
            Allow.read("authors").to("user").rows(Map.of("name", Map.of("eq", "Ann"))),
            Allow.update("articles").to("user").fields("views")
        };
        var session = guarded.session(driver, user("user"), policies);

        Desk.Reply byTitle = session.ask(UPDATES, "title: {startsWith: \"Title\"}", "views: \"3\"", 10);
        Desk.Reply byAuthor = session.ask(UPDATES, "author: {name: {startsWith: \"B\"}}", "views: \"4\"", 10);
        Desk.Reply byVisible = session.ask(UPDATES, "author: {name: {startsWith: \"A\"}}", "views: \"5\"", 10);

        assertThat(byTitle.texts("/articles", "slug")).containsExactly("p");
        assertThat(byAuthor.at("/affectedCount").asInt()).isZero();
        assertThat(byVisible.texts("/articles", "slug")).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whoMayNotListFindsNothingByAFilter(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").withoutLists(),
                READ_ALL.rows(DRAFTS),
                Allow.update("articles").to("user"));

        Desk.Reply reply = session.ask(UPDATES, "slug: {ne: \"zz\"}", "views: \"3\"", 10);

        assertThat(reply.texts("/articles", "slug")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void oneRowThatMayNotBecomeSoKeepsAllFromIt(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").check(Map.of("slug", Map.of("ne", "b"))));

        Desk.Reply reply = session.ask(UPDATES, "status: {eq: DRAFT}", "title: \"x\"", 10);

        assertThat(reply.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(reply.path()).isEqualTo("patch.title");
        assertThat(guarded.stored("a", "title")).isEqualTo("Title a");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void eachRowOfABatchIsRefusedForItself(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").rows(DRAFTS),
                Allow.update("articles").to("user").rows(OWN).check(Map.of("views", Map.of("lt", "5"))));
        guarded.article("own", "draft", ANN, U);
        String document = """
                mutation { batchUpdateArticles(onError: %s, updates: [
                    {id: "%s", patch: {views: "1"}}, {id: "%s", patch: {views: "1"}},
                    {id: "%s", patch: {views: "1"}}, {id: "%s", patch: {views: "9"}}]) {""" + PAYLOAD + " } }";
        Object[] ids = {guarded.id("a"), guarded.id("b"), guarded.id("p"), guarded.id("own")};

        Desk.Reply all = session.ask(document, "ROLLBACK", ids[0], ids[1], ids[2], ids[3]);
        Object kept = guarded.stored("a", "views");
        Desk.Reply each = session.ask(document, "CONTINUE", ids[0], ids[1], ids[2], ids[3]);

        assertThat(all.at("/affectedCount").asInt()).isZero();
        assertThat(kept).isEqualTo(0L);
        assertThat(each.texts("/results", "outcome")).containsExactly("UPDATED", "FAILED", "FAILED", "FAILED");
        assertThat(each.text("/results/1/error/code")).isEqualTo("FORBIDDEN");
        assertThat(each.text("/results/2/error/code")).isEqualTo("NOT_FOUND");
        assertThat(each.text("/results/3/error/code")).isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("a", "views")).isEqualTo(1L);
        assertThat(guarded.stored("own", "views")).isEqualTo(0L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void manyNewRowsObeyTheirChecksEachInItsFields(Driver driver) {
        Allow[] policies = {
            READ_ALL.rows(DRAFTS),
            READ_AUTHORS,
            Allow.create("articles").to("user").fields("slug", "title", "author", "status"),
            Allow.create("articles")
                    .to("more")
                    .fields("slug", "title", "author", "views")
                    .rows(Map.of("views", Map.of("lt", "5")))
        };
        var session = guarded.session(driver, user("user", "more"), policies);
        String row = "{slug: \"%s\", title: \"x\", authorId: \"%s\"%s}";
        String good = row.formatted("n-one", ANN, ", status: PUBLISHED");
        String counted = row.formatted("n-two", BOB, ", views: \"3\"");
        String bad = row.formatted("n-bad", BOB, ", views: \"9\"");

        Desk.Reply refused = session.ask(CREATES, String.join(", ", good, counted, bad), "ROLLBACK");
        long before = guarded.articles();
        Desk.Reply each = session.ask(CREATES, String.join(", ", good, counted, bad), "CONTINUE");

        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(refused.path()).isEqualTo("input.2");
        assertThat(before).isEqualTo(3);
        assertThat(each.texts("/results", "outcome")).containsExactly("CREATED", "CREATED", "FAILED");
        assertThat(each.at("/results/0/article").isNull()).isTrue();
        assertThat(each.text("/results/1/article/slug")).isEqualTo("n-two");
        assertThat(each.text("/results/2/error/code")).isEqualTo("FORBIDDEN");
        assertThat(guarded.articles()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void manyNewRowsCannotProbeKeys(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.read("authors").to("user").rows(Map.of("name", Map.of("eq", "Ann"))),
                Allow.create("articles").to("user"));
        String rows =
                "{slug: \"n-one\", title: \"x\", authorId: \"%s\"}, {slug: \"n-two\", title: \"y\", authorId: \"%s\"}";

        Desk.Reply hidden = session.ask(CREATES, rows.formatted(ANN, BOB), "ROLLBACK");
        Desk.Reply absent = session.ask(CREATES, rows.formatted(ANN, Guarded.NOBODY), "ROLLBACK");
        Desk.Reply each = session.ask(CREATES, rows.formatted(ANN, BOB), "CONTINUE");

        assertThat(hidden.text("/errors/0/code")).isEqualTo("FOREIGN_KEY_VIOLATION");
        assertThat(hidden.body()).isEqualTo(absent.body());
        assertThat(each.texts("/results", "outcome")).containsExactly("CREATED", "FAILED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void theHalvesOfAnUpsertObeyTheirOwnPolicies(Driver driver) {
        Allow[] policies = {
            READ_ALL,
            READ_AUTHORS,
            Allow.create("articles").to("user").check(Map.of("views", Map.of("eq", "7"))),
            Allow.update("articles").to("user").rows(OWN).check(DRAFTS)
        };
        var session = guarded.session(driver, user("user"), policies);

        Desk.Reply created = session.ask(UPSERT, "new", ANN, "UPDATE");
        Desk.Reply updated = session.ask(UPSERT, "a", ANN, "UPDATE");
        Desk.Reply forbidden = session.ask(UPSERT, "b", ANN, "UPDATE");
        Desk.Reply ignored = session.ask(UPSERT, "b", ANN, "IGNORE");
        Desk.Reply checked = session.ask("""
                mutation { createArticle(input: {slug: "a", title: "New", views: "7", status: PUBLISHED, authorId: "%s"},
                    onConflict: {key: SLUG, action: UPDATE}) { outcome errors { code path } } }""", ANN);
        Desk.Reply notCreated = session.ask("""
                mutation { createArticle(input: {slug: "other", title: "New", views: "8", authorId: "%s"},
                    onConflict: {key: SLUG, action: UPDATE}) { outcome errors { code path } } }""", ANN);

        assertThat(created.text("/outcome")).isEqualTo("CREATED");
        assertThat(updated.text("/outcome")).isEqualTo("UPDATED");
        assertThat(forbidden.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(ignored.text("/outcome")).isEqualTo("UNCHANGED");
        assertThat(ignored.text("/article/title")).isEqualTo("Title b");
        assertThat(checked.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(notCreated.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("a", "title")).isEqualTo("New");
        assertThat(guarded.stored("a", "status")).isEqualTo("draft");
        assertThat(guarded.stored("b", "title")).isEqualTo("Title b");
        assertThat(guarded.stored("other", "id")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aCheckOfOneHalfMayLookAtOtherRows(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.create("articles").to("user"),
                Allow.update("articles").to("user").check(Map.of("author", Map.of("name", Map.of("eq", "Ann")))));

        assertThat(session.ask(UPSERT, "new", BOB, "UPDATE").text("/outcome")).isEqualTo("CREATED");
        assertThat(session.ask(UPSERT, "a", BOB, "UPDATE").text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(session.ask(UPSERT, "b", ANN, "UPDATE").text("/outcome")).isEqualTo("UPDATED");
        assertThat(guarded.stored("a", "author_id")).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whoeverMeetsAHiddenRowIsToldNothingOfIt(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").rows(OWN),
                READ_AUTHORS,
                Allow.create("articles").to("user"),
                Allow.update("articles").to("user"));

        Desk.Reply update = session.ask(UPSERT, "b", ANN, "UPDATE");
        Desk.Reply ignore = session.ask(UPSERT, "b", ANN, "IGNORE");

        assertThat(update.text("/errors/0/code")).isEqualTo("UNIQUE_VIOLATION");
        assertThat(update.at("/errors/0/fields")).isEmpty();
        assertThat(update.at("/errors/0/constraint").isNull()).isTrue();
        assertThat(ignore.codes()).isEmpty();
        assertThat(ignore.text("/outcome")).isEqualTo("UNCHANGED");
        assertThat(ignore.at("/article").isNull()).isTrue();
        assertThat(guarded.stored("b", "title")).isEqualTo("Title b");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void theConditionOfAConflictSeesWhatTheCallerSees(Driver driver) {
        Allow[] policies = {
            Allow.read("articles").to("user").fields("slug", "views"),
            READ_ALL.rows(PUBLISHED),
            READ_AUTHORS,
            Allow.create("articles").to("user"),
            Allow.update("articles").to("user")
        };
        var session = guarded.session(driver, user("user"), policies);
        String document = """
                mutation { createArticle(input: {slug: "%s", title: "New", authorId: "%s"},
                    onConflict: {key: SLUG, action: UPDATE, where: {title: {startsWith: "Title"}}}) { outcome } }""";

        assertThat(session.ask(document, "a", ANN).text("/outcome")).isEqualTo("UNCHANGED");
        assertThat(session.ask(document, "p", ANN).text("/outcome")).isEqualTo("UPDATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void manyRowsThatMeetOthersObeyBothHalves(Driver driver) {
        Allow[] policies = {
            READ_ALL,
            READ_AUTHORS,
            Allow.create("articles").to("user"),
            Allow.update("articles").to("user").rows(OWN).presets(Map.of("weight", 2.5))
        };
        var session = guarded.session(driver, user("user"), policies);
        String document = """
                mutation { createArticles(input: [{slug: "new", title: "N", authorId: "%s"}, {slug: "%s", title: "N", authorId: "%s"}],
                    onConflict: {key: SLUG, action: UPDATE}) {""" + PAYLOAD + " } }";

        Desk.Reply refused = session.ask(document, ANN, "b", ANN);
        long before = guarded.articles();
        Desk.Reply done = session.ask(document, ANN, "a", ANN);

        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(before).isEqualTo(3);
        assertThat(done.texts("/results", "outcome")).containsExactly("CREATED", "UPDATED");
        assertThat(guarded.stored("a", "weight")).isEqualTo(2.5);
        assertThat(guarded.stored("new", "weight")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatLeavesThePolicyMeanwhileIsNotWritten(Driver driver) throws Exception {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").rows(DRAFTS).check(Map.of()),
                Allow.delete("articles").to("user").rows(DRAFTS));
        List<String> documents = List.of(
                "mutation { updateArticle(id: \"%s\", patch: {title: \"x\"}) { errors { code } } }"
                        .formatted(guarded.id("a")),
                "mutation { deleteArticle(id: \"%s\") { errors { code } } }".formatted(guarded.id("a")),
                UPDATES.formatted("slug: {eq: \"a\"}", "title: \"x\"", 5),
                "mutation { batchUpdateArticles(updates: [{id: \"%s\", patch: {title: \"x\"}}]) { errors { code } affectedCount } }"
                        .formatted(guarded.id("a")));
        for (String document : documents) {
            reset();
            String current = document.replaceFirst("id: \"[^\"]*\"", "id: \"" + guarded.id("a") + "\"");
            try (ExecutorService threads = Executors.newFixedThreadPool(1);
                    OperationSession other = guarded.newsroom().session()) {
                other.execute(DSL.query("update \"" + guarded.newsroom().model().schema()
                        + "\".\"articles\" set status = 'published' where slug = 'a'"));
                Future<Desk.Reply> waiting = threads.submit(() -> session.ask(current, Map.of()));
                guarded.newsroom().awaitLockWait();
                other.commit();
                Desk.Reply reply = waiting.get();
                if (document.contains("updateArticles")) {
                    assertThat(reply.at("/affectedCount").asInt()).isZero();
                } else {
                    assertThat(reply.text("/errors/0/code")).isEqualTo("FORBIDDEN");
                }
            }
            assertThat(guarded.stored("a", "title")).as(document).isEqualTo("Title a");
        }
    }
}
