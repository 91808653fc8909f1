package dev.weft.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.ProjectModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyNamesTest {
    @Test
    void conditionsFollowFieldsWhereverTheyStand() {
        ProjectCatalog catalog = with("""
                {"or": [{"views": {"gt": 1}}, {"not": {"views": {"isNull": true}}}],
                 "compare": [{"left": "VIEWS", "op": "GT", "right": "WORD_COUNT"}],
                 "author": {"written": {"some": {"views": {"eq": 2}},
                   "aggregate": [{"fn": "SUM", "field": "VIEWS", "filter": {"views": {"gt": 0}}, "is": {"number": {"gt": 9}}}]}}}""");

        assertThat(
                        renamed(
                                catalog,
                                "{\"renameField\": {\"collection\": \"articles\", \"field\": \"views\", \"name\": \"seen_by\"}}"))
                .isEqualTo(Newsroom.json("""
                        {"or": [{"seenBy": {"gt": 1}}, {"not": {"seenBy": {"isNull": true}}}],
                         "compare": [{"left": "SEEN_BY", "op": "GT", "right": "WORD_COUNT"}],
                         "author": {"written": {"some": {"seenBy": {"eq": 2}},
                           "aggregate": [{"fn": "SUM", "field": "SEEN_BY", "filter": {"seenBy": {"gt": 0}}, "is": {"number": {"gt": 9}}}]}}}"""));
    }

    @Test
    void aRelationTakesItsKeyAndItsOtherEndAlong() {
        ProjectCatalog catalog = with("""
                {"authorId": {"eq": "$user.id"}, "authorExists": true,
                 "author": {"written": {"none": {"authorId": {"eq": "$user.id"}}}},
                 "compare": [{"left": "AUTHOR_ID", "op": "EQ", "right": "REVIEWER_ID"}]}""");

        assertThat(renamed(catalog, """
                {"updateRelation": {"collection": "articles", "relation": "author", "name": "writer", "inverseName": "texts"}}""")).isEqualTo(Newsroom.json("""
                        {"writerId": {"eq": "$user.id"}, "writerExists": true,
                         "writer": {"texts": {"none": {"writerId": {"eq": "$user.id"}}}},
                         "compare": [{"left": "WRITER_ID", "op": "EQ", "right": "REVIEWER_ID"}]}"""));
    }

    @Test
    void aUsersFieldTakesItsKeyAlong() {
        assertThat(
                        renamed(
                                with(
                                        "{\"reviewerId\": {\"eq\": \"$user.id\"}, \"reviewer\": {\"email\": {\"eq\": \"a@example.com\"}}}"),
                                "{\"renameField\": {\"collection\": \"articles\", \"field\": \"reviewer\", \"name\": \"checked_by\"}}"))
                .isEqualTo(
                        Newsroom.json(
                                "{\"checkedById\": {\"eq\": \"$user.id\"}, \"checkedBy\": {\"email\": {\"eq\": \"a@example.com\"}}}"));
    }

    @Test
    void optionsOfSelectsFollowToo() {
        String swap = """
                {"updateField": {"collection": "articles", "field": "status", "options": [
                  {"name": "live", "was": "draft"}, {"name": "draft", "was": "live"}]}}""";

        assertThat(renamed(
                        with(
                                "{\"status\": {\"in\": [\"LIVE\", \"DRAFT\"], \"ne\": \"LIVE\"}, \"title\": {\"eq\": \"LIVE\"}}"),
                        swap))
                .isEqualTo(
                        Newsroom.json(
                                "{\"status\": {\"in\": [\"DRAFT\", \"LIVE\"], \"ne\": \"DRAFT\"}, \"title\": {\"eq\": \"LIVE\"}}"));
    }

    @Test
    void fieldsAndPresetsFollowByNamesOfTheCatalog() {
        ProjectCatalog catalog = Newsroom.edit(Newsroom.CATALOG, """
                {"setPolicy": {"collection": "articles", "role": "editor", "action": "UPDATE", "fields": ["title", "author"],
                  "check": {"views": {"gt": 1}}, "presets": {"views": 3, "status": "draft"}}}""");

        PolicySpec renamed = Newsroom.edit(
                        catalog,
                        "{\"renameField\": {\"collection\": \"articles\", \"field\": \"views\", \"name\": \"seen_by\"}}",
                        "{\"renameField\": {\"collection\": \"articles\", \"field\": \"author\", \"name\": \"writer\"}}",
                        """
                        {"updateField": {"collection": "articles", "field": "status", "options": [
                          {"name": "sketch", "was": "draft"}, {"name": "live"}]}}""")
                .policies()
                .getFirst();

        assertThat(renamed.fields()).containsExactly("title", "writer");
        assertThat(renamed.check()).isEqualTo(Newsroom.json("{\"seenBy\": {\"gt\": 1}}"));
        assertThat(renamed.presets()).isEqualTo(Newsroom.json("{\"seen_by\": 3, \"status\": \"sketch\"}"));
    }

    @Test
    void namesThatChangePlacesDoNotMeet() {
        assertThat(
                        renamed(
                                with("{\"views\": {\"gt\": 1}, \"wordCount\": {\"lt\": 2}}"),
                                "{\"renameField\": {\"collection\": \"articles\", \"field\": \"views\", \"name\": \"aside\"}}",
                                "{\"renameField\": {\"collection\": \"articles\", \"field\": \"word_count\", \"name\": \"views\"}}",
                                "{\"renameField\": {\"collection\": \"articles\", \"field\": \"aside\", \"name\": \"word_count\"}}"))
                .isEqualTo(Newsroom.json("{\"wordCount\": {\"gt\": 1}, \"views\": {\"lt\": 2}}"));
    }

    @Test
    void aCollectionCanBeCalledDifferently() {
        ProjectCatalog catalog = with("{\"topics\": {\"some\": {\"name\": {\"eq\": \"x\"}}}}");

        assertThat(renamed(catalog, "{\"renameCollection\": {\"collection\": \"topics\", \"name\": \"subjects\"}}"))
                .isEqualTo(Newsroom.json("{\"topics\": {\"some\": {\"name\": {\"eq\": \"x\"}}}}"));
    }

    private static ProjectCatalog with(String rows) {
        return Newsroom.edit(Newsroom.CATALOG, """
                {"setPolicy": {"collection": "articles", "role": "editor", "action": "READ", "rows": %s}}""".formatted(rows));
    }

    /** What the policy says afterwards, which must still fit. */
    private static Object renamed(ProjectCatalog catalog, String... operations) {
        ProjectCatalog after = Newsroom.edit(catalog, operations);
        List<PolicySpec> policies = after.policies();
        new PolicyReader(ProjectModel.of(after, Role.OWNER)).readAll(policies.getFirst());
        return policies.getFirst().rows();
    }
}
