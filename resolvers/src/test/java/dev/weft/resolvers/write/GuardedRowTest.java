package dev.weft.resolvers.write;

import static dev.weft.resolvers.write.Guarded.ANN;
import static dev.weft.resolvers.write.Guarded.ARTICLE;
import static dev.weft.resolvers.write.Guarded.BOB;
import static dev.weft.resolvers.write.Guarded.DRAFTS;
import static dev.weft.resolvers.write.Guarded.NOBODY;
import static dev.weft.resolvers.write.Guarded.OWN;
import static dev.weft.resolvers.write.Guarded.PUBLISHED;
import static dev.weft.resolvers.write.Guarded.U;
import static dev.weft.resolvers.write.Guarded.either;
import static dev.weft.resolvers.write.Guarded.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.resolvers.execution.Driver;
import dev.weft.testing.Allow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What policies let of mutations of one row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedRowTest {
    private static final String UPDATE = "mutation { updateArticle(id: \"%s\", patch: {%s}) { " + ARTICLE + " } }";
    private static final String DELETE =
            "mutation { deleteArticle(id: \"%s\") { deletedId article { slug title } errors { code message path fields } } }";
    private static final String CREATE = "mutation { createArticle(input: {%s}) { " + ARTICLE + " } }";

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

    private static final Allow READ_ALL = Allow.read("articles").to("user");
    private static final Allow READ_AUTHORS = Allow.read("authors").to("user");

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatPoliciesLetIsChangedByOneStatement(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").rows(OWN));

        Desk.Reply reply = session.ask(UPDATE, guarded.id("a"), "title: \"New\"");

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.text("/outcome")).isEqualTo("UPDATED");
        assertThat(reply.text("/article/title")).isEqualTo("New");
        assertThat(reply.statements()).isEqualTo(2);
        assertThat(guarded.stored("a", "title")).isEqualTo("New");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatCanBeReadButNotChangedIsForbidden(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").rows(OWN));

        Desk.Reply reply = session.ask(UPDATE, guarded.id("b"), "title: \"New\"");

        assertThat(reply.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(reply.path()).isEqualTo("patch.title");
        assertThat(reply.at("/errors/0/fields").toString()).isEqualTo("[\"title\"]");
        assertThat(reply.text("/errors/0/message")).doesNotContain("New").doesNotContain("Title");
        assertThat(reply.text("/outcome")).isEqualTo("FAILED");
        assertThat(guarded.stored("b", "title")).isEqualTo("Title b");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatCannotBeReadIsToldLikeOneThatIsNotThere(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").rows(OWN),
                Allow.update("articles").to("user"),
                Allow.delete("articles").to("user"));

        for (String document : List.of(UPDATE.replace("{%s}", "{title: \"New\"}"), DELETE)) {
            Desk.Reply hidden = session.ask(document, guarded.id("b"));
            Desk.Reply absent = session.ask(document, NOBODY);

            assertThat(hidden.text("/errors/0/code")).isEqualTo("NOT_FOUND");
            assertThat(hidden.body()).isEqualTo(absent.body());
        }
        assertThat(guarded.stored("b", "title")).isEqualTo("Title b");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void theVersionOfAHiddenRowCannotBeProbed(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").rows(OWN),
                Allow.update("articles").to("user"),
                Allow.delete("articles").to("user"));
        String version = guarded.newsroom()
                .value("select xmin::text from articles where slug = 'b'")
                .toString();
        for (String tried : List.of(version, "1")) {
            assertThat(session.ask(
                                    "mutation { updateArticle(id: \"%s\", patch: {title: \"x\"}, ifVersion: \"%s\") { errors { code } } }",
                                    guarded.id("b"), tried)
                            .text("/errors/0/code"))
                    .isEqualTo("NOT_FOUND");
            assertThat(session.ask(
                                    "mutation { deleteArticle(id: \"%s\", ifVersion: \"%s\") { errors { code } } }",
                                    guarded.id("b"), tried)
                            .text("/errors/0/code"))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void eachFieldAsksForAPolicyThatLetsIt(Driver driver) {
        Allow[] policies = {
            READ_ALL.to("one"),
            Allow.update("articles").to("one").fields("title").rows(DRAFTS),
            Allow.update("articles").to("two").fields("views").rows(PUBLISHED)
        };
        var session = guarded.session(driver, user("one", "two"), policies);

        assertThat(session.ask(UPDATE, guarded.id("a"), "title: \"x\"").text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(session.ask(UPDATE, guarded.id("p"), "views: \"9\"").text("/outcome"))
                .isEqualTo("UPDATED");
        for (String slug : List.of("a", "p")) {
            Desk.Reply both = session.ask(UPDATE, guarded.id(slug), "title: \"y\", views: \"10\"");
            assertThat(both.text("/errors/0/code")).isEqualTo("FORBIDDEN");
            assertThat(both.path()).isEqualTo("patch");
            assertThat(both.at("/errors/0/fields").toString()).isEqualTo("[\"title\",\"views\"]");
        }
        Desk.Reply ops = session.ask(
                "mutation { updateArticle(id: \"%s\", ops: {views: {increment: \"1\"}}) { errors { code path } } }",
                guarded.id("a"));
        assertThat(ops.text("/errors/0/code")).isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void severalRolesAddUp(Driver driver) {
        Allow[] policies = {
            READ_ALL.to("one"),
            READ_ALL.to("two"),
            Allow.update("articles").to("one").rows(OWN),
            Allow.update("articles").to("two").rows(PUBLISHED)
        };
        var both = guarded.session(driver, user("one", "two"), policies);
        var one = guarded.session(driver, user("one"), policies);

        assertThat(both.ask(UPDATE, guarded.id("a"), "title: \"x\"").text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(both.ask(UPDATE, guarded.id("p"), "title: \"x\"").text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(both.ask(UPDATE, guarded.id("b"), "title: \"x\"").text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(one.ask(UPDATE, guarded.id("p"), "title: \"y\"").text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowMayNotBecomeWhatPoliciesDoNotLet(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").rows(OWN).check(DRAFTS));

        Desk.Reply kept = session.ask(UPDATE, guarded.id("a"), "title: \"x\"");
        Desk.Reply refused = session.ask(UPDATE, guarded.id("a"), "status: PUBLISHED");

        assertThat(kept.text("/outcome")).isEqualTo("UPDATED");
        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(refused.path()).isEqualTo("patch.status");
        assertThat(refused.text("/outcome")).isEqualTo("FAILED");
        assertThat(guarded.stored("a", "status")).isEqualTo("draft");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void withoutACheckARowMayNotLeaveThePolicy(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").rows(DRAFTS));

        Desk.Reply reply = session.ask(UPDATE, guarded.id("a"), "status: PUBLISHED");

        assertThat(reply.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("a", "status")).isEqualTo("draft");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aCheckSeesWhatOperationsMade(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").check(Map.of("views", Map.of("lte", "5"))));
        String document =
                "mutation { updateArticle(id: \"%s\", ops: {views: {increment: \"%s\"}}) { outcome errors { code path } } }";

        assertThat(session.ask(document, guarded.id("a"), 5).text("/outcome")).isEqualTo("UPDATED");
        assertThat(session.ask(document, guarded.id("a"), 1).text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("a", "views")).isEqualTo(5L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aCheckMayLookAtOtherRows(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.update("articles")
                        .to("user")
                        .rows(Map.of())
                        .check(Map.of("author", Map.of("name", Map.of("eq", "Ann")))));

        Desk.Reply kept = session.ask(UPDATE, guarded.id("b"), "authorId: \"%s\"".formatted(ANN));
        Desk.Reply refused = session.ask(UPDATE, guarded.id("a"), "authorId: \"%s\"".formatted(BOB));

        assertThat(kept.text("/outcome")).isEqualTo("UPDATED");
        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(refused.path()).isEqualTo("patch.authorId");
        assertThat(guarded.stored("a", "author_id")).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowIsDeletedOnlyWherePoliciesLet(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.delete("articles").to("user").rows(OWN));

        Desk.Reply refused = session.ask(DELETE, guarded.id("b"));
        Desk.Reply done = session.ask(DELETE, guarded.id("a"));

        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(refused.path()).isEqualTo("id");
        assertThat(done.at("/deletedId").isNull()).isFalse();
        assertThat(done.text("/article/title")).isEqualTo("Title a");
        assertThat(guarded.articles()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aNewRowIsOneStatementAndObeysItsCheck(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.create("articles").to("user").rows(DRAFTS));
        String input = "slug: \"new\", title: \"New\", authorId: \"%s\", status: %s";

        Desk.Reply done = session.ask(CREATE, input.formatted(ANN, "DRAFT"));
        Desk.Reply refused = session.ask(CREATE, input.replace("new", "other").formatted(ANN, "PUBLISHED"));

        assertThat(done.codes()).isEmpty();
        assertThat(done.text("/outcome")).isEqualTo("CREATED");
        assertThat(done.statements()).isEqualTo(1);
        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(refused.path()).isEqualTo("input");
        assertThat(guarded.stored("other", "id")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aDefaultIsCheckedAsWell(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.create("articles").to("user").rows(PUBLISHED));

        Desk.Reply refused = session.ask(CREATE, "slug: \"new\", title: \"New\", authorId: \"%s\"".formatted(ANN));

        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("new", "id")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatCannotBeReadAfterwardsIsNotAnswered(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").rows(DRAFTS),
                READ_AUTHORS,
                Allow.create("articles").to("user"),
                Allow.update("articles").to("user"));

        Desk.Reply created = session.ask(
                CREATE, "slug: \"new\", title: \"New\", status: PUBLISHED, authorId: \"%s\"".formatted(ANN));
        Desk.Reply updated = session.ask(UPDATE, guarded.id("a"), "status: PUBLISHED");

        for (Desk.Reply reply : List.of(created, updated)) {
            assertThat(reply.codes()).isEmpty();
            assertThat(reply.at("/article").isNull()).isTrue();
        }
        assertThat(created.text("/outcome")).isEqualTo("CREATED");
        assertThat(updated.text("/outcome")).isEqualTo("UPDATED");
        assertThat(guarded.stored("a", "status")).isEqualTo("published");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void cellsThatCannotBeReadAreNullInTheAnswer(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").fields("slug", "status"),
                Allow.read("articles").to("user2").rows(DRAFTS),
                Allow.update("articles").to("user"),
                Allow.delete("articles").to("user"));
        var both = guarded.session(
                driver,
                user("user", "user2"),
                Allow.read("articles").to("user").fields("slug", "status"),
                Allow.read("articles").to("user2").rows(DRAFTS),
                Allow.update("articles").to("user"),
                Allow.delete("articles").to("user"));

        Desk.Reply before = both.ask(UPDATE, guarded.id("a"), "views: \"5\"");
        Desk.Reply after = both.ask(UPDATE, guarded.id("a"), "status: PUBLISHED");
        Desk.Reply deleted = both.ask(DELETE, guarded.id("p"));

        assertThat(before.text("/article/title")).isEqualTo("Title a");
        assertThat(after.at("/article/title").isNull()).isTrue();
        assertThat(after.text("/article/slug")).isEqualTo("a");
        assertThat(deleted.at("/article/title").isNull()).isTrue();
        assertThat(deleted.text("/article/slug")).isEqualTo("p");
        assertThat(session.ask(
                                "mutation { updateArticle(id: \"%s\", patch: {views: \"6\"}) { article { title } } }",
                                guarded.id("a"))
                        .codes())
                .containsExactly("GRAPHQL_VALIDATION_FAILED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void nobodyGuessesWhatAFieldHoldsByChangingItToThat(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                Allow.read("articles").to("user").fields("slug"),
                Allow.update("articles").to("user").fields("title", "slug"));
        String document = "mutation { updateArticle(id: \"%s\", patch: {%s}) { outcome } }";

        assertThat(session.ask(document, guarded.id("a"), "title: \"Title a\"").text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(session.ask(document, guarded.id("a"), "slug: \"a\"").text("/outcome"))
                .isEqualTo("UNCHANGED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aKeyOfAHiddenRowIsToldLikeOneThatIsNotThere(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.read("authors").to("user").rows(Map.of("name", Map.of("eq", "Ann"))),
                Allow.create("articles").to("user"),
                Allow.update("articles").to("user"));
        String input = "slug: \"%s\", title: \"New\", authorId: \"%s\"";

        Desk.Reply absent = session.ask(CREATE, input.formatted("new", NOBODY));
        Desk.Reply hidden = session.ask(CREATE, input.formatted("new", BOB));
        Desk.Reply fine = session.ask(CREATE, input.formatted("new", ANN));
        Desk.Reply hiddenUpdate = session.ask(UPDATE, guarded.id("a"), "authorId: \"%s\"".formatted(BOB));
        Desk.Reply absentUpdate = session.ask(UPDATE, guarded.id("a"), "authorId: \"%s\"".formatted(NOBODY));

        assertThat(absent.text("/errors/0/code")).isEqualTo("FOREIGN_KEY_VIOLATION");
        assertThat(hidden.body()).isEqualTo(absent.body());
        assertThat(hiddenUpdate.body()).isEqualTo(absentUpdate.body());
        assertThat(fine.text("/outcome")).isEqualTo("CREATED");
        assertThat(guarded.stored("a", "author_id")).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aKeyToAHiddenCollectionNamesNothing(Driver driver) {
        var session = guarded.session(
                driver, user("user"), READ_ALL, Allow.update("articles").to("user"));

        Desk.Reply hidden = session.ask(UPDATE, guarded.id("a"), "authorId: \"%s\"".formatted(BOB));

        assertThat(hidden.body().toString()).doesNotContain("Author:").doesNotContain("of Author");
        assertThat(guarded.stored("a", "author_id")).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aTakenValueNamesFieldsOnlyToThoseWhoReadThem(Driver driver) {
        Allow update = Allow.update("articles").to("user");
        var reads = guarded.session(driver, user("user"), READ_ALL, update);
        var blind = guarded.session(
                driver, user("user"), Allow.read("articles").to("user").fields("title"), update);
        String document =
                "mutation { updateArticle(id: \"%s\", patch: {slug: \"b\"}) { errors { code message path fields constraint } } }";

        Desk.Reply named = reads.ask(document, guarded.id("a"));
        Desk.Reply unnamed = blind.ask(document, guarded.id("a"));

        assertThat(named.path()).isEqualTo("patch.slug");
        assertThat(named.text("/errors/0/constraint")).isEqualTo("articles_slug_key");
        assertThat(unnamed.text("/errors/0/code")).isEqualTo("UNIQUE_VIOLATION");
        assertThat(unnamed.path()).isEqualTo("patch");
        assertThat(unnamed.at("/errors/0/fields")).isEmpty();
        assertThat(unnamed.at("/errors/0/constraint").isNull()).isTrue();
        assertThat(unnamed.text("/errors/0/message")).doesNotContain("slug");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aTakenValueIsToldAlikeWhetherItsRowCanBeReadOrNot(Driver driver) {
        Allow update = Allow.update("articles").to("user");
        String document =
                "mutation { updateArticle(id: \"%s\", patch: {slug: \"%s\"}) { errors { code message path fields constraint } } }";
        var session = guarded.session(
                driver, user("user"), Allow.read("articles").to("user").rows(DRAFTS), update);

        assertThat(session.ask(document, guarded.id("a"), "p").body())
                .isEqualTo(session.ask(document, guarded.id("a"), "b").body());
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatKeepsARowIsNamedOnlyToThoseWhoReadIt(Driver driver) {
        Allow[] authors = {READ_AUTHORS, Allow.delete("authors").to("user")};
        String document = "mutation { deleteAuthor(id: \"%s\") { errors { code message fields constraint } } }";
        var blind = guarded.session(driver, user("user"), authors);
        var half = guarded.session(
                driver,
                user("user"),
                Guarded.plus(authors, Allow.read("articles").to("user").fields("title")));
        var sees = guarded.session(driver, user("user"), Guarded.plus(authors, READ_ALL));

        for (var session : List.of(blind, half)) {
            Desk.Reply reply = session.ask(document, ANN);
            assertThat(reply.text("/errors/0/code")).isEqualTo("FOREIGN_KEY_VIOLATION");
            assertThat(reply.body().toString()).doesNotContain("articles").doesNotContain("author_id");
        }
        assertThat(sees.ask(document, ANN).text("/errors/0/message")).contains("articles");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whoMayNotDoItFindsNoMutationForIt(Driver driver) {
        var session = guarded.session(driver, user("user"), READ_ALL);

        for (String document :
                List.of(UPDATE.formatted(guarded.id("a"), "title: \"x\""), DELETE.formatted(guarded.id("a")))) {
            assertThat(session.ask(document, Map.of()).codes()).contains("GRAPHQL_VALIDATION_FAILED");
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whoeverHasNoSuchClaimMayNothing(Driver driver) {
        Allow update = Allow.update("articles").to("user").rows(Map.of("slug", Map.of("eq", "$claims.slug")));
        Allow negated =
                Allow.update("articles").to("user").rows(Map.of("not", Map.of("slug", Map.of("eq", "$claims.slug"))));
        Caller knows = user(Map.of("slug", "a"), "user");

        assertThat(guarded.session(driver, knows, READ_ALL, update)
                        .ask(UPDATE, guarded.id("a"), "title: \"x\"")
                        .text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(guarded.session(driver, user("user"), READ_ALL, update)
                        .ask(UPDATE, guarded.id("a"), "title: \"y\"")
                        .text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(guarded.session(driver, knows, READ_ALL, negated)
                        .ask(UPDATE, guarded.id("b"), "title: \"x\"")
                        .text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(guarded.session(driver, user("user"), READ_ALL, negated)
                        .ask(UPDATE, guarded.id("b"), "title: \"y\"")
                        .text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void theServerSetsWhatPoliciesPreset(Driver driver) {
        Allow create = Allow.create("articles")
                .to("user")
                .presets(Map.of("writer", "$user.id", "title", "$claims.title", "status", "published"));
        Allow update = Allow.update("articles").to("user").presets(Map.of("title", "Changed", "published_at", "$now"));
        Allow[] policies = {READ_ALL, READ_AUTHORS, create, update};
        var session = guarded.session(driver, user(Map.of("title", "Claimed"), "user"), policies);
        var without = guarded.session(driver, user("user"), policies);
        String input = "slug: \"%s\", authorId: \"%s\"";

        Desk.Reply created = session.ask(CREATE, input.formatted("new", ANN));
        Desk.Reply refused = without.ask(CREATE, input.formatted("other", ANN));
        Desk.Reply updated = without.ask(UPDATE, guarded.id("b"), "views: \"3\"");
        Desk.Reply unchanged = without.ask(UPDATE, guarded.id("b"), "views: \"3\"");

        assertThat(created.codes()).isEmpty();
        assertThat(created.text("/article/title")).isEqualTo("Claimed");
        assertThat(created.text("/article/status")).isEqualTo("PUBLISHED");
        assertThat(guarded.stored("new", "writer_id")).isEqualTo(U);
        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("other", "id")).isNull();
        assertThat(updated.text("/article/title")).isEqualTo("Changed");
        assertThat(guarded.stored("b", "published_at")).isNotNull();
        assertThat(unchanged.text("/outcome")).isEqualTo("UNCHANGED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatIsPresetNobodyGives(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.create("articles").to("user").presets(Map.of("title", "Preset")));

        assertThat(session.ask(CREATE, "slug: \"new\", title: \"Mine\", authorId: \"%s\"".formatted(ANN))
                        .codes())
                .contains("GRAPHQL_VALIDATION_FAILED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whoMayGiveItByAnotherRoleIsNotPreset(Driver driver) {
        Allow preset = Allow.create("articles").to("one").presets(Map.of("title", "Preset"));
        Allow free = Allow.create("articles").to("two").rows(either(DRAFTS, PUBLISHED));
        var session =
                guarded.session(driver, user("one", "two"), READ_ALL.to("one"), READ_AUTHORS.to("one"), preset, free);
        String input = "slug: \"%s\", authorId: \"%s\"";

        Desk.Reply given = session.ask(CREATE, input.formatted("new", ANN) + ", title: \"Mine\"");
        Desk.Reply left = session.ask(CREATE, input.formatted("other", ANN));

        assertThat(given.text("/article/title")).isEqualTo("Mine");
        assertThat(left.text("/article/title")).isEqualTo("Preset");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whoMayChangeItByAnotherRoleIsNotPreset(Driver driver) {
        var session = guarded.session(
                driver,
                user("one", "two"),
                READ_ALL.to("one"),
                Allow.update("articles").to("one").presets(Map.of("title", "Preset")),
                Allow.update("articles").to("two"));

        Desk.Reply given = session.ask(UPDATE, guarded.id("a"), "title: \"Mine\"");
        Desk.Reply left = session.ask(UPDATE, guarded.id("b"), "views: \"3\"");

        assertThat(given.text("/article/title")).isEqualTo("Mine");
        assertThat(left.text("/article/title")).isEqualTo("Preset");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void newRowsAreTheirCreators(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.create("articles").to("user"));

        session.ask(CREATE, "slug: \"new\", title: \"x\", authorId: \"%s\"".formatted(ANN));

        assertThat(guarded.stored("new", "created_by")).isEqualTo(U);
        assertThat(guarded.stored("new", "writer_id")).isEqualTo(U);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatOneRootFieldMayNotDoUndoesTheOthers(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                Allow.update("articles").to("user").rows(DRAFTS));

        Desk.Reply reply = session.ask("""
                mutation { one: updateArticle(id: "%s", patch: {title: "x"}) { outcome }
                           two: updateArticle(id: "%s", patch: {status: PUBLISHED}) { outcome } }""", guarded.id("a"), guarded.id("b"));

        assertThat(reply.codes()).containsExactlyInAnyOrder("FORBIDDEN", "TRANSACTION_ROLLED_BACK");
        assertThat(guarded.stored("a", "title")).isEqualTo("Title a");
        assertThat(guarded.stored("b", "status")).isEqualTo("draft");
    }
}
