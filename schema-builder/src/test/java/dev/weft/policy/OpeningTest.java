package dev.weft.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.policy.Opening.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"and\": []}",
                "{\"and\": [{}, {\"and\": []}]}",
                "{\"or\": [{\"views\": {\"gt\": 3}}, {}]}",
                "{\"or\": [{\"status\": {\"eq\": \"LIVE\"}}, {\"and\": []}]}",
                "{\"not\": {\"or\": []}}",
                "{\"not\": {\"not\": {}}}",
                "{\"title\": {\"isNull\": false}}",
                "{\"not\": {\"title\": {\"isNull\": true}}}",
                "{\"topics\": {\"none\": {\"or\": []}}}",
                "{\"topics\": {\"every\": {}}}",
                "{\"or\": [{\"views\": {\"gt\": 3}}, {\"not\": {\"views\": {\"gt\": 3}}}]}"
            })
    void aConditionThatAlwaysHoldsOpensACollectionToEverybody(String rows) {
        assertThat(openings("anonymous", "READ", rows)).containsExactly(Kind.TO_EVERYBODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": {\"eq\": \"LIVE\"}}",
                "{\"or\": []}",
                "{\"views\": {\"isNull\": false}}",
                "{\"title\": {\"isNull\": false, \"eq\": \"x\"}}",
                "{\"author\": {}}",
                "{\"topics\": {\"some\": {}}}",
                "{\"and\": [{}, {\"views\": {\"gt\": 3}}]}",
                "{\"not\": {}}"
            })
    void aConditionThatAsksSomethingOpensNothing(String rows) {
        assertThat(openings("anonymous", "READ", rows)).isEmpty();
    }

    @Test
    void whoIsSignedInMayBeGivenEveryRow() {
        assertThat(openings("user", "READ", "{}")).isEmpty();
        assertThat(openings("editor", "DELETE", "{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"or\": [{\"views\": {\"gt\": 3}}, {}]}",
                "{\"and\": []}",
                "{\"views\": {\"gt\": 3}, \"or\": [{}, {\"views\": {\"gt\": 5}}]}",
                "{\"author\": {\"or\": [{\"email\": {\"eq\": \"a@example.com\"}}, {}]}}",
                "{\"topics\": {\"some\": {\"or\": [{\"and\": []}]}}}"
            })
    void anAlternativeThatAlwaysHoldsIsAskedAboutWhateverTheRole(String rows) {
        assertThat(openings("user", "READ", rows)).containsExactly(Kind.BY_AN_ALTERNATIVE);
    }

    @Test
    void newRowsAreOpenWhenNothingIsAskedOfThem() {
        assertThat(openings("anonymous", "CREATE", "{}")).containsExactly(Kind.TO_EVERYBODY);
        assertThat(kinds(Newsroom.edit(Newsroom.CATALOG, """
                {"setPolicy": {"collection": "articles", "role": "anonymous", "action": "CREATE",
                  "check": {"status": {"eq": "DRAFT"}}}}"""))).isEmpty();
    }

    @Test
    void whatWasOpenBeforeIsNotOpenedAgain() {
        ProjectCatalog open = set("anonymous", "READ", "{}");

        assertThat(Opening.between(Newsroom.CATALOG, open)).hasSize(1);
        assertThat(Opening.between(open, open)).isEmpty();
        assertThat(Opening.between(open, Newsroom.CATALOG)).isEmpty();
    }

    private static List<Kind> openings(String role, String action, String rows) {
        return kinds(set(role, action, rows));
    }

    private static List<Kind> kinds(ProjectCatalog catalog) {
        return Opening.of(catalog).stream().map(Opening::kind).toList();
    }

    private static ProjectCatalog set(String role, String action, String rows) {
        return Newsroom.edit(Newsroom.CATALOG, """
                {"setPolicy": {"collection": "articles", "role": "%s", "action": "%s", "rows": %s}}""".formatted(role, action, rows));
    }
}
