package dev.weft.subscriptions.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.testing.Grants;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.testing.Heard;
import dev.weft.subscriptions.testing.Newsstand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiveQueryTest {
    private Newsstand stand;

    @BeforeEach
    void open() {
        stand = new Newsstand();
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @ParameterizedTest
    @EnumSource
    void aResultComesAtOnceAndAgainWhenItIsAnother(Driver driver) {
        Program program = stand.program(stand.program().model(), driver);
        Heard heard = stand.subscribe(
                program,
                Newsstand.OWNER,
                "subscription { live { articles(orderBy: [{slug: ASC}]) { nodes { title } } authors { totalCount } } }");
        assertThat(heard.next().toString()).isEqualTo("{\"articles\":{\"nodes\":[]},\"authors\":{\"totalCount\":0}}");

        stand.article(1, "title", "'One'");
        assertThat(heard.next().at("/articles/nodes/0/title").asString()).isEqualTo("One");
        stand.sql("insert into $.topics (name) values ('nothing of this')");
        stand.sql("update $.articles set rating = 5");
        stand.sql("insert into $.authors (name) values ('Ann')");
        assertThat(heard.next().toString())
                .isEqualTo("{\"articles\":{\"nodes\":[{\"title\":\"One\"}]},\"authors\":{\"totalCount\":1}}");
    }

    @Test
    void nothingIsAskedAgainForTablesThatItDoesNotRead() {
        Heard heard = stand.subscribe("subscription { live { articles { nodes { title } } } }");
        heard.next();
        Heard marker = stand.subscribe("subscription { topicChanged { kind } }");
        stand.connections().forget();
        stand.sql("insert into $.topics (name) values ('a')");
        marker.next();

        assertThat(stand.connections().statements()).noneMatch(sql -> sql.contains("\"articles\""));
        stand.article(1, "title", "'One'");
        assertThat(heard.next().at("/articles/nodes/0/title").asString()).isEqualTo("One");
    }

    @Test
    void ofARowThatIsReadByItsKeyOnlyThatRowMatters() {
        stand.article(1, "title", "'One'");
        stand.article(2, "title", "'Two'");
        Heard heard = stand.subscribe("subscription { live { article(id: \"" + Newsstand.id(1) + "\") { title } } }");
        heard.next();
        Heard marker = stand.subscribe("subscription { articleChanged { kind } }");
        stand.connections().forget();
        stand.sql("update $.articles set title = 'Other' where title = 'Two'");
        marker.next();
        assertThat(stand.connections().statements()).hasSize(1);

        stand.sql("update $.articles set title = 'Mine' where title = 'One'");
        assertThat(heard.next().at("/article/title").asString()).isEqualTo("Mine");
    }

    @Test
    void aRowThatIsNotThereYetIsWaitedFor() {
        Heard heard = stand.subscribe("subscription { live { article(id: \"" + Newsstand.id(1) + "\") { title } } }");
        assertThat(heard.next().at("/article").isNull()).isTrue();
        stand.article(1, "title", "'One'");
        assertThat(heard.next().at("/article/title").asString()).isEqualTo("One");
    }

    @Test
    void whatPoliciesLookAtMattersToo() {
        Caller user = Newsstand.user(1);
        Grants grants = stand.grants().read("user", "articles", "{\"author\": {\"name\": {\"eq\": \"Ann\"}}}");
        stand.sql("insert into $.authors (id, name) values ('" + Newsstand.id(9) + "', 'Bob')");
        stand.article(1, "title, author_id", "'One', '" + Newsstand.id(9) + "'");
        Heard heard = stand.subscribe(
                stand.program(grants, user), user, "subscription { live { articles { nodes { title } } } }");
        assertThat(heard.next().at("/articles/nodes")).isEmpty();
        stand.sql("update $.authors set name = 'Ann'");
        assertThat(heard.next().at("/articles/nodes/0/title").asString()).isEqualTo("One");
    }

    @Test
    void linksOfManyToManyRelationsMatter() {
        stand.article(1, "title", "'One'");
        stand.sql("insert into $.topics (id, name) values (1, 'Java')");
        Heard heard = stand.subscribe("subscription { live { articles { nodes { topics { nodes { name } } } } } }");
        assertThat(heard.next().at("/articles/nodes/0/topics/nodes")).isEmpty();
        String links = stand.project()
                .sql()
                .fetchOne("select table_name from information_schema.tables where table_schema = '"
                        + stand.project().schema() + "' and table_name like '%topics%' and table_name <> 'topics'")
                .get(0, String.class);
        stand.sql("insert into $.\"" + links + "\" values ('" + Newsstand.id(1) + "', 1)");

        assertThat(heard.next().at("/articles/nodes/0/topics/nodes/0/name").asString())
                .isEqualTo("Java");
    }

    @Test
    void equalQueriesShareOneRun() {
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(stand.subscribe("subscription { live { articles { nodes { title } } } }"));
        }
        all.forEach(Heard::next);
        assertThat(stand.groups()).isEqualTo(1);
        stand.connections().forget();
        stand.article(1, "title", "'One'");
        List<byte[]> results = all.stream().map(Heard::nextBytes).toList();

        assertThat(results).allSatisfy(bytes -> assertThat(bytes).isSameAs(results.getFirst()));
        assertThat(stand.connections().statements()).hasSize(1);
        assertThat(all).allMatch(heard -> heard.waiting() == 0);
    }

    @Test
    void manyWritesAreFewRunsAndTheLastIsSeen() {
        Heard heard = stand.subscribe("subscription { live { articles { totalCount } } }");
        heard.next();
        stand.connections().forget();
        long begun = System.nanoTime();
        for (int i = 1; i <= 100; i++) {
            stand.article(i, "title", "'x'");
        }
        int last = 0;
        while (last < 100) {
            last = heard.next().at("/articles/totalCount").asInt();
        }
        long took = (System.nanoTime() - begun) / 1_000_000;

        assertThat(stand.connections().statements().size()).isLessThanOrEqualTo((int) (took / 50) + 2);
    }

    @Test
    void whatIsNotLoggedCannotBeFollowed() {
        stand.project().change("{\"updateCollection\": {\"collection\": \"topics\", \"changeLog\": false}}");
        Heard heard = stand.subscribe("subscription { live { topics { nodes { name } } } }");
        assertThat(heard.failure()).isEqualTo(ErrorCode.OPERATION_NOT_ALLOWED);
    }
}
