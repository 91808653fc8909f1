package dev.weft.subscriptions.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.access.Caller;
import dev.weft.error.ApiException;
import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.testing.Grants;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.testing.Heard;
import dev.weft.subscriptions.testing.Newsstand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class RowChangesTest {
    private static final String ALL = "subscription { articleChanged { kind transition id changedFields previous cursor"
            + " committedAt article { rowId title rating } } }";
    private static final String PUBLISHED = "subscription { articleChanged(filter: {status: {eq: PUBLISHED}})"
            + " { kind transition changedFields previous article { rowId title } } }";

    private Newsstand stand;

    @BeforeEach
    void open() {
        stand = new Newsstand();
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aNewRowAChangedOneAndADeletedOneAreToldInTheirOrder() {
        Heard heard = stand.subscribe(ALL);
        stand.article(1, "title, rating", "'One', 3");
        stand.sql("update $.articles set rating = 4, updated_at = now()");
        stand.sql("delete from $.articles");

        JsonNode created = heard.next();
        assertThat(created.at("/kind").asString()).isEqualTo("CREATED");
        assertThat(created.at("/transition").asString()).isEqualTo("ENTERED");
        assertThat(created.at("/article/title").asString()).isEqualTo("One");
        assertThat(created.at("/article/rowId").asString()).isEqualTo(Newsstand.id(1));
        assertThat(created.at("/changedFields")).isEmpty();
        assertThat(created.at("/previous").isNull()).isTrue();
        assertThat(created.at("/cursor").asString()).isNotEmpty();

        JsonNode updated = heard.next();
        assertThat(updated.at("/kind").asString()).isEqualTo("UPDATED");
        assertThat(updated.at("/transition").asString()).isEqualTo("STAYED");
        assertThat(updated.at("/changedFields").toString()).isEqualTo("[\"RATING\"]");
        assertThat(updated.at("/previous").toString()).isEqualTo("{\"rating\":3}");
        assertThat(updated.at("/article/rating").asInt()).isEqualTo(4);

        JsonNode deleted = heard.next();
        assertThat(deleted.at("/kind").asString()).isEqualTo("DELETED");
        assertThat(deleted.at("/transition").asString()).isEqualTo("LEFT");
        assertThat(deleted.at("/article").isNull()).isTrue();
        assertThat(deleted.at("/id")).isEqualTo(created.at("/id"));
        assertThat(deleted.at("/previous/title").asString()).isEqualTo("One");
    }

    @ParameterizedTest
    @EnumSource
    void bothDriversTellTheSame(Driver driver) {
        Program program = stand.program(stand.program().model(), driver);
        Heard heard = stand.subscribe(
                program,
                Newsstand.OWNER,
                "subscription { articleChanged { kind id changedFields previous committedAt article { title status"
                        + " price views tags meta publishedAt channels author { name articles { nodes { title } } } } } }");
        stand.sql("insert into $.authors (id, name) values ('" + Newsstand.id(9) + "', 'Ann')");
        stand.article(
                1,
                "title, status, price, views, tags, meta, published_at, channels, author_id",
                "'One', 'inReview', 1.50, 12345678901, '{a,b}', '{\"a\": [1]}', '2026-01-01T10:00:00Z', '{web}', '"
                        + Newsstand.id(9) + "'");
        stand.sql("update $.articles set status = 'published', price = 2.50, views = 2, tags = '{}', meta = null,"
                + " published_at = null, channels = null");

        assertThat(heard.next().at("/article").toString())
                .isEqualTo(
                        "{\"title\":\"One\",\"status\":\"IN_REVIEW\",\"price\":\"1.50\",\"views\":\"12345678901\","
                                + "\"tags\":[\"a\",\"b\"],\"meta\":{\"a\":[1]},\"publishedAt\":\"2026-01-01T10:00:00Z\","
                                + "\"channels\":[\"WEB\"],\"author\":{\"name\":\"Ann\",\"articles\":{\"nodes\":[{\"title\":\"One\"}]}}}");
        JsonNode updated = heard.next();
        assertThat(updated.at("/changedFields").toString())
                .isEqualTo("[\"STATUS\",\"CHANNELS\",\"VIEWS\",\"PRICE\",\"PUBLISHED_AT\",\"TAGS\",\"META\"]");
        assertThat(updated.at("/previous").toString())
                .isEqualTo(
                        "{\"status\":\"IN_REVIEW\",\"channels\":[\"WEB\"],\"views\":\"12345678901\",\"price\":\"1.50\","
                                + "\"publishedAt\":\"2026-01-01T10:00:00Z\",\"tags\":[\"a\",\"b\"],\"meta\":{\"a\":[1]}}");
    }

    @Test
    void aFilterTellsWhoEntersStaysAndLeaves() {
        stand.article(1, "title, status", "'One', 'draft'");
        Heard heard = stand.subscribe(PUBLISHED);
        stand.sql("update $.articles set title = 'Still a draft'");
        stand.sql("update $.articles set status = 'published'");
        stand.sql("update $.articles set title = 'Out'");
        stand.sql("update $.articles set status = 'draft'");
        stand.sql("update $.articles set title = 'Again'");
        stand.sql("delete from $.articles");
        stand.article(2, "title, status", "'Two', 'published'");

        List<JsonNode> events = heard.next(4);
        assertThat(told(events))
                .containsExactly("UPDATED ENTERED", "UPDATED STAYED", "UPDATED LEFT", "CREATED ENTERED");
        assertThat(events.get(2).at("/article/title").asString()).isEqualTo("Out");
        assertThat(events.get(2).at("/previous").toString()).isEqualTo("{\"status\":\"PUBLISHED\"}");
    }

    private static List<String> told(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.at("/kind").asString() + " "
                        + event.at("/transition").asString())
                .toList();
    }

    @Test
    void whoMayNotReadARowAnyMoreIsToldItsIdAlone() {
        Caller user = Newsstand.user(7);
        Grants grants = stand.grants().read("user", "articles", "{\"status\": {\"eq\": \"PUBLISHED\"}}");
        Heard heard = stand.subscribe(stand.program(grants, user), user, ALL);
        stand.article(1, "title, status, rating", "'One', 'draft', 1");
        stand.sql("update $.articles set status = 'published', rating = 2");
        stand.sql("update $.articles set status = 'draft', title = 'Secret'");
        stand.sql("update $.articles set title = 'More secret'");
        stand.sql("delete from $.articles");
        stand.article(2, "title, status", "'Two', 'published'");

        List<JsonNode> events = heard.next(3);
        assertThat(told(events)).containsExactly("UPDATED ENTERED", "UPDATED LEFT", "CREATED ENTERED");
        assertThat(events.getFirst().at("/changedFields")).isEmpty();
        assertThat(events.getFirst().at("/previous").isNull()).isTrue();
        JsonNode left = events.get(1);
        assertThat(left.at("/id").isString()).isTrue();
        assertThat(left.at("/article").isNull()).isTrue();
        assertThat(left.at("/changedFields")).isEmpty();
        assertThat(left.at("/previous").isNull()).isTrue();
        assertThat(left.toString()).doesNotContain("Secret");
    }

    @Test
    void aChangeOfFieldsThatCannotBeReadIsNoEvent() {
        Caller user = Newsstand.user(7);
        Grants grants = stand.grants().read("user", "articles", "{}", List.of("title"));
        Heard heard = stand.subscribe(
                stand.program(grants, user),
                user,
                "subscription { articleChanged { kind changedFields previous article { title } } }");
        stand.article(1, "title, rating", "'One', 1");
        stand.sql("update $.articles set rating = 2, body = 'hidden'");
        stand.sql("update $.articles set rating = 3, title = 'Two'");

        heard.next();
        JsonNode updated = heard.next();
        assertThat(updated.at("/changedFields").toString()).isEqualTo("[\"TITLE\"]");
        assertThat(updated.at("/previous").toString()).isEqualTo("{\"title\":\"One\"}");
    }

    @Test
    void aCellThatCanBeReadOnSomeRowsIsComparedAsItIsSeen() {
        Grants grants = stand.grants()
                .read("user", "articles", "{}", List.of("title"))
                .read("editor", "articles", "{\"status\": {\"eq\": \"PUBLISHED\"}}", List.of("title", "rating"));
        Caller both = Newsstand.user(8, "user", "editor");
        Heard heard = stand.subscribe(
                stand.program(grants, both),
                both,
                "subscription { articleChanged { transition changedFields previous article { title rating } } }");
        stand.article(1, "title, rating, status", "'One', 1, 'draft'");
        stand.sql("update $.articles set rating = 2");
        stand.sql("update $.articles set status = 'published'");
        stand.sql("update $.articles set rating = 3");

        assertThat(heard.next().at("/article/rating").isNull()).isTrue();
        JsonNode shown = heard.next();
        assertThat(shown.at("/changedFields").toString()).isEqualTo("[\"RATING\"]");
        assertThat(shown.at("/previous").toString()).isEqualTo("{\"rating\":null}");
        assertThat(shown.at("/article/rating").asInt()).isEqualTo(2);
        assertThat(heard.next().at("/previous").toString()).isEqualTo("{\"rating\":2}");
    }

    @Test
    void aTouchThatChangesNothingIsNoEvent() {
        stand.article(1, "title", "'One'");
        Heard heard = stand.subscribe(ALL);
        stand.sql("update $.articles set updated_at = now()");
        stand.sql("update $.articles set title = 'Two'");

        assertThat(heard.next().at("/article/title").asString()).isEqualTo("Two");
    }

    @Test
    void kindsAndIdNarrowWhatIsTold() {
        stand.article(1, "title", "'One'");
        stand.article(2, "title", "'Two'");
        Heard one = stand.subscribe("subscription { articleChanged(id: \"" + Newsstand.id(2)
                + "\", kinds: [DELETED, UPDATED]) { kind previous article { title } } }");
        stand.sql("update $.articles set title = title || '!'");
        stand.article(3, "title", "'Three'");
        stand.sql("delete from $.articles where title = 'Two!'");

        assertThat(one.next().at("/article/title").asString()).isEqualTo("Two!");
        assertThat(one.next().at("/kind").asString()).isEqualTo("DELETED");
    }

    @Test
    void manyChangesOfOneTransactionComeOneByOneInOrder() {
        stand.article(1, "title, rating", "'One', 0");
        Heard heard = stand.subscribe(ALL);
        List<String> updates = new ArrayList<>();
        for (int i = 1; i <= 1_500; i++) {
            updates.add("update $.articles set rating = " + i);
        }
        stand.sql(updates.toArray(String[]::new));

        for (int i = 1; i <= 1_500; i++) {
            assertThat(heard.next().at("/article/rating").asInt()).isEqualTo(i);
        }
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        Heard heard = stand.subscribe(ALL);
        assertThatThrownBy(() -> stand.sql("insert into $.articles (slug) values ('x')", "select 1 / 0"));
        stand.article(2, "title", "'Two'");

        assertThat(heard.next().at("/article/title").asString()).isEqualTo("Two");
    }

    @Test
    void equalSubscribersShareOneRunWhateverTheirNumber() {
        stand.sql("insert into $.authors (id, name) values ('" + Newsstand.id(9) + "', 'Ann')");
        String document = "subscription { articleChanged { article { title author { name } } } }";
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(stand.subscribe(document));
        }
        assertThat(stand.groups()).isEqualTo(1);
        stand.connections().forget();
        stand.sql("insert into $.articles (slug, title, author_id) select 's' || n, 't', '" + Newsstand.id(9)
                + "' from generate_series(1, 30) n");

        List<byte[]> first = new ArrayList<>();
        for (Heard heard : all) {
            first.add(heard.nextBytes());
            for (int i = 1; i < 30; i++) {
                heard.nextBytes();
            }
        }
        assertThat(first).allSatisfy(bytes -> assertThat(bytes).isSameAs(first.getFirst()));
        assertThat(stand.connections().statements()).hasSize(2);
    }

    @Test
    void callersOfWhomPoliciesAskDifferentThingsShareNothing() {
        Grants grants = stand.grants().read("user", "articles", "{\"createdById\": {\"eq\": \"$user.id\"}}");
        stand.sql("insert into $.users (id, email) values ('" + Newsstand.id(1) + "', 'a@b.c'), ('" + Newsstand.id(2)
                + "', 'd@e.f')");
        Program program = stand.program(grants, Newsstand.user(1));
        String document = "subscription { articleChanged { article { title } } }";
        Heard one = stand.subscribe(program, Newsstand.user(1), document);
        Heard two = stand.subscribe(program, Newsstand.user(2), document);
        Heard again = stand.subscribe(program, Newsstand.user(1), document);
        stand.article(1, "title, created_by", "'Of one', '" + Newsstand.id(1) + "'");
        stand.article(2, "title, created_by", "'Of two', '" + Newsstand.id(2) + "'");

        assertThat(stand.groups()).isEqualTo(2);
        assertThat(one.next().at("/article/title").asString()).isEqualTo("Of one");
        assertThat(again.next().at("/article/title").asString()).isEqualTo("Of one");
        assertThat(two.next().at("/article/title").asString()).isEqualTo("Of two");
    }

    @Test
    void policiesThatAskNothingOfCallersLetThemShare() {
        Grants grants = stand.grants()
                .read("user", "articles", "{}")
                .read("user", "staff", "{\"name\": {\"eq\": \"$claims.name\"}}");
        Program program = stand.program(grants, Newsstand.user(1));
        String document = "subscription { articleChanged { article { title } } }";
        stand.subscribe(program, Newsstand.user(1), document);
        stand.subscribe(program, Newsstand.user(2), document);

        assertThat(stand.groups()).isEqualTo(1);
    }

    @Test
    void whoMayNotListRowsWatchesOneAtATime() {
        Caller user = Newsstand.user(7);
        Grants grants = stand.grants().read("user", "articles", "{}", Grants.Without.LISTS);
        Program program = stand.program(grants, user);
        Heard heard = stand.subscribe(
                program,
                user,
                "subscription { articleChanged(id: \"" + Newsstand.id(2) + "\") { article { title } } }");
        stand.article(1, "title", "'One'");
        stand.article(2, "title", "'Two'");

        assertThat(heard.next().at("/article/title").asString()).isEqualTo("Two");
        assertThat(program.executor()
                        .findings(dev.weft.resolvers.execution.ProjectRequest.of(
                                "subscription { articleChanged { kind } }")))
                .isNotEmpty();
    }

    @Test
    void aRelationThatIsGoneByThenIsAnErrorOfTheEventAlone() {
        Heard heard = stand.subscribe("subscription { profileChanged { kind profile { motto author { name } } } }");
        stand.sql(
                "insert into $.authors (id, name) values ('" + Newsstand.id(9) + "', 'Ann')",
                "insert into $.profiles (id, motto, author_id) values ('" + Newsstand.id(1) + "', 'm', '"
                        + Newsstand.id(9) + "')");
        assertThat(heard.next().at("/profile/author/name").asString()).isEqualTo("Ann");
        stand.sql("update $.profiles set motto = 'n'", "delete from $.profiles", "delete from $.authors");

        JsonNode updated = heard.nextResult();
        assertThat(updated.at("/data/profileChanged/profile").isNull()).isTrue();
        assertThat(updated.at("/errors/0/extensions/code").asString()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(heard.next().at("/kind").asString()).isEqualTo("DELETED");
    }

    @Test
    void theVersionOfARowIsThatOfItsRow() {
        Heard heard = stand.subscribe("subscription { articleChanged { article { rowVersion } } }");
        stand.article(1, "title", "'One'");

        assertThat(heard.next().at("/article/rowVersion").asString())
                .isEqualTo(
                        stand.ask(stand.program(), Newsstand.OWNER, "{ articles { nodes { rowVersion } } }", Map.of())
                                .at("/articles/nodes/0/rowVersion")
                                .asString());
    }

    @Test
    void whatWasCommittedBeforeIsNotTold() {
        Heard first = stand.subscribe(ALL);
        for (int i = 1; i <= 20; i++) {
            stand.article(i, "title", "'" + i + "'");
            Heard later = stand.subscribe(ALL);
            stand.sql("update $.articles set title = 'x' where id = '" + Newsstand.id(i) + "'");
            assertThat(later.next().at("/kind").asString()).isEqualTo("UPDATED");
            later.running().cancel();
        }
        assertThat(first.next(40)).hasSize(40);
    }

    @Test
    void aCursorOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> stand.subscribe("subscription { articleChanged(after: \"nonsense\") { kind } }"))
                .isInstanceOf(ApiException.class);
    }
}
