package dev.weft.subscriptions.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Grants;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.testing.Heard;
import dev.weft.subscriptions.testing.Newsstand;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final String CHANGES = "subscription { articleChanged { transition article { title rating } } }";
    private static final Caller USER = Newsstand.user(1);

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
    void whoMayNotAskAnyMoreIsEndedAndOthersGoOn() {
        Program before = stand.program(stand.grants().read("user", "articles", "{}"), USER);
        Heard ended = stand.subscribe(before, USER, CHANGES);
        Heard left = stand.subscribe(
                before, USER, "subscription { live { articles(orderBy: [{slug: ASC}]) { nodes { title } } } }");
        left.next();
        Program after = stand.program(stand.grants().read("user", "articles", "{}", List.of("title", "slug")), USER);
        ended.running().goOn(USER, after);
        left.running().goOn(USER, after);

        assertThat(ended.failure()).isEqualTo(ErrorCode.FORBIDDEN);
        stand.article(1, "title", "'One'");
        assertThat(left.next().at("/articles/nodes/0/title").asString()).isEqualTo("One");
        assertThat(ended.waiting()).isZero();
    }

    @Test
    void policiesThatNarrowHoldFromThenOn() {
        Program before = stand.program(stand.grants().read("user", "articles", "{}"), USER);
        Heard heard = stand.subscribe(before, USER, CHANGES);
        stand.article(1, "title, rating", "'One', 1");
        assertThat(heard.next().at("/article/title").asString()).isEqualTo("One");
        heard.running()
                .goOn(USER, stand.program(stand.grants().read("user", "articles", "{\"rating\": {\"gt\": 5}}"), USER));
        stand.article(2, "title, rating", "'Two', 2");
        stand.article(3, "title, rating", "'Three', 6");

        assertThat(heard.next().at("/article/title").asString()).isEqualTo("Three");
    }

    @Test
    void thoseWhoSharedAreToldApartOnceAPolicyAsksForThem() {
        stand.sql("insert into $.users (id, email) values ('" + Newsstand.id(1) + "', 'a@b.c'), ('" + Newsstand.id(2)
                + "', 'd@e.f')");
        Caller other = Newsstand.user(2);
        Program before = stand.program(stand.grants().read("user", "articles", "{}"), USER);
        Heard mine = stand.subscribe(before, USER, CHANGES);
        Heard theirs = stand.subscribe(before, other, CHANGES);
        assertThat(stand.groups()).isEqualTo(1);
        Grants own = stand.grants().read("user", "articles", "{\"createdById\": {\"eq\": \"$user.id\"}}");
        Program after = stand.program(own, USER);
        mine.running().goOn(USER, after);
        theirs.running().goOn(other, after);
        stand.article(1, "title, created_by", "'Mine', '" + Newsstand.id(1) + "'");
        stand.article(2, "title, created_by", "'Theirs', '" + Newsstand.id(2) + "'");

        assertThat(mine.next().at("/article/title").asString()).isEqualTo("Mine");
        assertThat(theirs.next().at("/article/title").asString()).isEqualTo("Theirs");
        assertThat(mine.waiting()).isZero();
    }

    @Test
    void aRenamedFieldIsStillServedAndOneThatIsGoneEndsWhatNeedsIt() {
        Program before = stand.program();
        Heard title = stand.subscribe("subscription { articleChanged { article { title } } }");
        Heard body = stand.subscribe("subscription { articleChanged { article { body } } }");
        stand.project()
                .change(
                        "{\"renameField\": {\"collection\": \"articles\", \"field\": \"title\", \"name\": \"headline\"}}",
                        "{\"archiveField\": {\"collection\": \"articles\", \"field\": \"body\"}}");
        Program after = stand.program(stand.project().model(), dev.weft.resolvers.execution.Driver.COMPILED);
        assertThat(after.revision()).isGreaterThan(before.revision());
        title.running().goOn(Newsstand.OWNER, after);
        body.running().goOn(Newsstand.OWNER, after);

        assertThat(body.failure()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
        stand.article(1, "headline", "'One'");
        assertThat(title.next().at("/article/title").asString()).isEqualTo("One");
    }

    @Test
    void aChangeThatMeetsTablesOfTheNextRevisionWaitsForIt() {
        Heard heard = stand.subscribe("subscription { articleChanged { article { title } } }");
        stand.project().change("{\"renameCollection\": {\"collection\": \"articles\", \"name\": \"stories\"}}");
        stand.sql("insert into $.stories (slug, title) values ('a', 'One')");
        heard.running()
                .goOn(
                        Newsstand.OWNER,
                        stand.program(stand.project().model(), dev.weft.resolvers.execution.Driver.COMPILED));

        assertThat(heard.next().at("/article/title").asString()).isEqualTo("One");
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        Heard heard = stand.subscribe(CHANGES);
        Heard other = stand.subscribe(CHANGES);
        heard.running().cancel();
        heard.running().cancel();
        stand.article(1, "title", "'One'");
        other.next();

        assertThat(heard.waiting()).isZero();
        other.running().cancel();
        assertThat(stand.groups()).isZero();
    }
}
