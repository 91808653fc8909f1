package dev.weft.resolvers.write;

import static dev.weft.resolvers.write.Guarded.ANN;
import static dev.weft.resolvers.write.Guarded.BOB;
import static dev.weft.resolvers.write.Guarded.DRAFTS;
import static dev.weft.resolvers.write.Guarded.NOBODY;
import static dev.weft.resolvers.write.Guarded.OWN;
import static dev.weft.resolvers.write.Guarded.PUBLISHED;
import static dev.weft.resolvers.write.Guarded.user;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What policies let of writes that are nested in others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedNestedTest {
    private static final Map<String, Object> CALLED_ANN = Map.of("name", Map.of("eq", "Ann"));
    private static final Allow READ_ALL = Allow.read("articles").to("user");
    private static final Allow READ_AUTHORS = Allow.read("authors").to("user");
    private static final Allow READ_TAGS = Allow.read("tags").to("user");
    private static final String ERRORS = "outcome errors { code message path fields constraint }";
    private static final String CREATE =
            "mutation { createArticle(input: {slug: \"new\", title: \"New\", %s}) { " + ERRORS + " } }";
    private static final String UPDATE = "mutation { updateArticle(id: \"%s\", patch: {%s}) { " + ERRORS + " } }";
    private static final String AUTHOR = "mutation { updateAuthor(id: \"%s\", patch: {%s}) { " + ERRORS + " } }";

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

    private String connect(Object id) {
        return "author: {connect: {id: \"%s\"}}".formatted(id);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatIsConnectedMustBeThereForTheCaller(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS.rows(CALLED_ANN),
                Allow.create("articles").to("user"),
                Allow.update("articles").to("user"));

        Desk.Reply hidden = session.ask(CREATE, connect(BOB));
        Desk.Reply absent = session.ask(CREATE, connect(NOBODY));
        Desk.Reply byKey = session.ask(CREATE, "author: {connect: {email: \"bob@example.com\"}}");
        Desk.Reply noKey = session.ask(CREATE, "author: {connect: {email: \"zed@example.com\"}}");
        Desk.Reply changed = session.ask(UPDATE, guarded.id("a"), connect(BOB));
        Desk.Reply fine = session.ask(CREATE, connect(ANN));

        assertThat(hidden.text("/errors/0/code")).isEqualTo("NOT_FOUND");
        assertThat(hidden.body()).isEqualTo(absent.body());
        assertThat(byKey.body()).isEqualTo(noKey.body());
        assertThat(changed.text("/errors/0/code")).isEqualTo("NOT_FOUND");
        assertThat(fine.text("/outcome")).isEqualTo("CREATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aKeyThatCannotBeReadFindsNothing(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS.fields("name"),
                READ_AUTHORS.rows(CALLED_ANN),
                Allow.create("articles").to("user"));

        Desk.Reply hidden = session.ask(CREATE, "author: {connect: {email: \"bob@example.com\"}}");
        Desk.Reply seen = session.ask(CREATE, "author: {connect: {email: \"ann@example.com\"}}");

        assertThat(hidden.text("/errors/0/code")).isEqualTo("NOT_FOUND");
        assertThat(seen.text("/outcome")).isEqualTo("CREATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRelationIsWrittenByWhoMayWriteItsField(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.update("articles").to("user").fields("title"),
                Allow.update("articles").to("user").fields("author", "editor").rows(DRAFTS));

        assertThat(session.ask(UPDATE, guarded.id("p"), connect(ANN)).text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(session.ask(UPDATE, guarded.id("b"), connect(ANN)).text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(session.ask(UPDATE, guarded.id("p"), "editor: {connect: {id: \"%s\"}}".formatted(ANN))
                        .text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("p", "author_id")).isEqualTo(BOB);
        assertThat(guarded.stored("p", "editor_id")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void childrenAreConnectedByWhoMayChangeThem(Driver driver) {
        Allow[] policies = {
            READ_ALL,
            READ_AUTHORS,
            Allow.update("authors").to("user"),
            Allow.update("articles").to("user").fields("author").rows(DRAFTS)
        };
        var session = guarded.session(driver, user("user"), policies);
        String connect = "articles: {connect: [{id: \"%s\"}]}";

        Desk.Reply fine = session.ask(AUTHOR, ANN, connect.formatted(guarded.id("b")));
        Desk.Reply refused = session.ask(AUTHOR, ANN, connect.formatted(guarded.id("p")));

        assertThat(fine.text("/outcome")).isEqualTo("UPDATED");
        assertThat(guarded.stored("b", "author_id")).isEqualTo(ANN);
        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(refused.path()).startsWith("patch.articles.connect.0");
        assertThat(guarded.stored("p", "author_id")).isEqualTo(BOB);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hiddenChildrenAreLikeAbsentOnes(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL.rows(DRAFTS),
                READ_AUTHORS,
                Allow.update("authors").to("user"),
                Allow.update("articles").to("user"),
                Allow.delete("articles").to("user"));

        for (String write : List.of(
                "articles: {connect: [{id: \"%s\"}]}",
                "articles: {delete: [{id: \"%s\"}]}", "articles: {update: [{id: \"%s\", patch: {title: \"x\"}}]}")) {
            Desk.Reply hidden = session.ask(AUTHOR, BOB, write.formatted(guarded.id("p")));
            Desk.Reply absent = session.ask(AUTHOR, BOB, write.formatted(NOBODY));
            assertThat(hidden.text("/errors/0/code")).isEqualTo("NOT_FOUND");
            assertThat(hidden.body()).isEqualTo(absent.body());
        }
        Desk.Reply filtered = session.ask(
                AUTHOR,
                BOB,
                "articles: {update: [{filter: {slug: {ne: \"zz\"}}, maxAffected: 1, patch: {title: \"x\"}}]}");
        assertThat(filtered.text("/outcome")).isEqualTo("UPDATED");
        assertThat(guarded.stored("b", "title")).isEqualTo("x");
        assertThat(guarded.stored("p", "title")).isEqualTo("Title p");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void childrenAreDeletedByWhoMayDeleteThem(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.update("authors").to("user"),
                Allow.update("articles").to("user"),
                Allow.delete("articles").to("user").rows(PUBLISHED));
        String delete = "articles: {delete: [{id: \"%s\"}]}";

        Desk.Reply refused = session.ask(AUTHOR, BOB, delete.formatted(guarded.id("b")));
        Desk.Reply done = session.ask(AUTHOR, BOB, delete.formatted(guarded.id("p")));

        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(done.text("/outcome")).isEqualTo("UPDATED");
        assertThat(guarded.articles()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void newChildrenObeyTheirOwnPoliciesOnceTheyAreThere(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.update("authors").to("user"),
                Allow.create("articles").to("user").check(Map.of("author", CALLED_ANN)));
        String create = "articles: {create: [{slug: \"new\", title: \"New\"}]}";

        Desk.Reply refused = session.ask(AUTHOR, BOB, create);
        Desk.Reply renamed = session.ask(AUTHOR, BOB, "name: \"Ann\", " + create);

        assertThat(refused.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(refused.path()).isEqualTo("patch.articles.create.0");
        assertThat(renamed.text("/outcome")).isEqualTo("UPDATED");
        assertThat(guarded.stored("new", "author_id")).isEqualTo(BOB);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aCheckMayLookAtChildrenThatAreWrittenWithTheRow(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.create("authors").to("user").check(Map.of("articles", Map.of("some", Map.of()))),
                Allow.create("articles").to("user"));
        String create =
                "mutation { createAuthor(input: {name: \"C\", email: \"c@example.com\"%s}) { author { name } outcome errors { code path } } }";

        Desk.Reply without = session.ask(create, "");
        Desk.Reply with = session.ask(create, ", articles: {create: [{slug: \"new\", title: \"New\"}]}");

        assertThat(without.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(with.codes()).isEmpty();
        assertThat(with.text("/outcome")).isEqualTo("CREATED");
        assertThat(with.text("/author/name")).isEqualTo("C");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void setLeavesHiddenChildrenAlone(Driver driver) {
        guarded.newsroom().execute("update articles set editor_id = ?", ANN);
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL.rows(DRAFTS),
                READ_AUTHORS,
                Allow.update("authors").to("user"),
                Allow.update("articles").to("user"));

        Desk.Reply reply = session.ask(AUTHOR, ANN, "editedArticles: {set: [{id: \"%s\"}]}".formatted(guarded.id("a")));

        assertThat(reply.text("/outcome")).isEqualTo("UPDATED");
        assertThat(guarded.stored("a", "editor_id")).isEqualTo(ANN);
        assertThat(guarded.stored("b", "editor_id")).isNull();
        assertThat(guarded.stored("p", "editor_id")).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void linksAreMadeByWhoMayChangeTheRowThatDeclaresThem(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_TAGS,
                Allow.update("articles").to("user").fields("title"),
                Allow.update("articles").to("user").fields("tags").rows(OWN),
                Allow.update("tags").to("user"));
        String byArticle = "tags: {connect: [{rowId: \"1\"}]}";
        String byTag =
                "mutation { updateTag(id: \"1\", patch: {articles: {connect: [{id: \"%s\"}]}}) { " + ERRORS + " } }";

        assertThat(session.ask(UPDATE, guarded.id("a"), byArticle).text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(session.ask(UPDATE, guarded.id("b"), byArticle).text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(session.ask(byTag, guarded.id("b")).text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(session.ask(byTag.replace("\"1\"", "\"2\""), guarded.id("a")).text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(guarded.newsroom().value("select count(*) from articles_tags"))
                .isEqualTo(2L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void linksToHiddenRowsAreNeitherMadeNorLost(Driver driver) {
        guarded.newsroom()
                .execute("insert into articles_tags select id, tags.id from articles, tags where slug = 'a'"
                        .replace("select id, tags.id", "select articles.id, tags.id"));
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_TAGS.rows(Map.of("name", Map.of("eq", "red"))),
                Allow.update("articles").to("user"));

        Desk.Reply hidden = session.ask(UPDATE, guarded.id("b"), "tags: {connect: [{rowId: \"2\"}]}");
        Desk.Reply absent = session.ask(UPDATE, guarded.id("b"), "tags: {connect: [{rowId: \"99\"}]}");
        Desk.Reply set = session.ask(UPDATE, guarded.id("a"), "tags: {set: []}");
        Desk.Reply left = session.ask(UPDATE, guarded.id("a"), "tags: {disconnect: [{rowId: \"2\"}]}");

        assertThat(hidden.text("/errors/0/code")).isEqualTo("NOT_FOUND");
        assertThat(hidden.body()).isEqualTo(absent.body());
        assertThat(set.text("/outcome")).isEqualTo("UPDATED");
        assertThat(left.text("/errors/0/code")).isEqualTo("NOT_FOUND");
        assertThat(guarded.newsroom().query("select tags_id from articles_tags".replace("tags_id", "tag_id")))
                .isEqualTo(List.of(List.of(2L)));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatARowRefersToIsChangedByWhoMayReadAndChangeIt(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS.rows(CALLED_ANN),
                Allow.update("articles").to("user"),
                Allow.update("authors").to("user").check(Map.of("name", Map.of("ne", "Evil"))));
        String rename = "author: {update: {name: \"%s\"}}";

        assertThat(session.ask(UPDATE, guarded.id("b"), rename.formatted("X")).text("/errors/0/code"))
                .isEqualTo("NOT_FOUND");
        assertThat(session.ask(UPDATE, guarded.id("a"), rename.formatted("Evil"))
                        .text("/errors/0/code"))
                .isEqualTo("FORBIDDEN");
        assertThat(session.ask(UPDATE, guarded.id("a"), rename.formatted("X")).text("/outcome"))
                .isEqualTo("UPDATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aHiddenRowThatARowRefersToIsLikeNone(Driver driver) {
        guarded.newsroom().execute("update articles set editor_id = ? where slug = 'a'", BOB);
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS.rows(CALLED_ANN),
                Allow.update("articles").to("user"),
                Allow.update("authors").to("user"),
                Allow.delete("authors").to("user"));

        for (String write : List.of("editor: {update: {name: \"X\"}}", "editor: {delete: true}")) {
            Desk.Reply hidden = session.ask(UPDATE, guarded.id("a"), write);
            Desk.Reply none = session.ask(UPDATE, guarded.id("b"), write);
            assertThat(hidden.text("/errors/0/code")).isEqualTo("NOT_FOUND");
            assertThat(hidden.body()).isEqualTo(none.body());
        }
        assertThat(guarded.stored("a", "editor_id")).isEqualTo(BOB);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void anUpsertNeverRelatesToAHiddenRow(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS.rows(CALLED_ANN),
                Allow.create("articles").to("user"),
                Allow.create("authors").to("user"),
                Allow.update("authors").to("user"));
        for (String action : List.of("IGNORE", "UPDATE")) {
            Desk.Reply reply = session.ask(
                    CREATE,
                    "author: {upsert: {input: {name: \"N\", email: \"bob@example.com\"}, onConflict: {key: EMAIL, action: %s}}}"
                            .formatted(action));
            assertThat(reply.text("/errors/0/code")).isEqualTo("UNIQUE_VIOLATION");
            assertThat(reply.at("/errors/0/fields")).isEmpty();
        }
        assertThat(guarded.newsroom().value("select name from authors where id = ?", BOB))
                .isEqualTo("Bob");
        assertThat(guarded.stored("new", "id")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatOnlyItsNestedRowsChangeMustBeTheCallersToChangeToo(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.update("articles").to("user"),
                Allow.update("authors").to("user").rows(CALLED_ANN));

        Desk.Reply reply = session.ask(
                AUTHOR, BOB, "articles: {update: [{id: \"%s\", patch: {title: \"x\"}}]}".formatted(guarded.id("b")));

        assertThat(reply.text("/errors/0/code")).isEqualTo("FORBIDDEN");
        assertThat(guarded.stored("b", "title")).isEqualTo("Title b");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void nestedNewRowsGetTheirPresets(Driver driver) {
        var session = guarded.session(
                driver,
                user("user"),
                READ_ALL,
                READ_AUTHORS,
                Allow.update("authors").to("user"),
                Allow.create("articles").to("user").presets(Map.of("title", "Preset", "status", "published")));

        Desk.Reply reply = session.ask(AUTHOR, BOB, "articles: {create: [{slug: \"new\"}]}");

        assertThat(reply.codes()).isEmpty();
        assertThat(guarded.stored("new", "title")).isEqualTo("Preset");
        assertThat(guarded.stored("new", "status")).isEqualTo("published");
    }
}
