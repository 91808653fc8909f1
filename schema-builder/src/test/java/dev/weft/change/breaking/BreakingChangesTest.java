package dev.weft.change.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.model.ProjectModel;
import dev.weft.schema.GeneratedSchema;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.Wiring;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakingChangesTest {
    private static final ProjectCatalog BLOG =
            edit(new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0), """
            {"createCollection": {"name": "users", "typeName": "User", "fields": [{"name": "email", "type": "EMAIL"}]}}""", """
            {"createCollection": {"name": "authors", "fields": [{"name": "name", "type": "TEXT", "required": true}]}}""", """
            {"createCollection": {"name": "tags", "fields": [{"name": "word", "type": "TEXT", "unique": true}]}}""", """
            {"createCollection": {"name": "posts", "fields": [
              {"name": "title", "type": "TEXT"}, {"name": "views", "type": "INTEGER"},
              {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "gone"}]}]}}""", """
            {"createRelation": {"collection": "posts", "name": "author", "target": "authors", "inverseName": "posts"}}""", """
            {"createRelation": {"collection": "posts", "name": "tags", "target": "tags", "kind": "MANY_TO_MANY"}}""", """
            {"addIndex": {"collection": "posts", "fields": ["author", "title"], "unique": true}}""");

    private final List<ClientOperation> recorded = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"addField\": {\"collection\": \"posts\", \"field\": {\"name\": \"subtitle\", \"type\": \"TEXT\"}}}",
                "{\"createCollection\": {\"name\": \"notes\"}}",
                "{\"createRelation\": {\"collection\": \"tags\", \"name\": \"owner\", \"target\": \"users\", \"inverseName\": \"tags\"}}",
                "{\"addField\": {\"collection\": \"posts\", \"field\": {\"name\": \"n\", \"type\": \"INTEGER\", \"required\": true, \"default\": 1}}}",
                "{\"updateCollection\": {\"collection\": \"posts\", \"label\": \"Texts\", \"description\": \"All of them\"}}",
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"views\"], \"unique\": true}}"
            })
    void whatIsAddedBreaksNothing(String operation) {
        recorded("{ posts { nodes { title state } } }", "web");

        assertThat(between(BLOG, edit(BLOG, operation))).isEmpty();
    }

    @Test
    void aFieldThatGoesIsMissedWhereItWasUsed() {
        recorded("query Titles { posts { nodes { title } } }", "web");
        recorded("{ posts(filter: {title: {eq: \"\"}}) { totalCount } }", "app");
        recorded("query ($f: PostFilter) { posts(filter: $f) { totalCount } }", "list");
        recorded("{ posts { nodes { views } } }", "other");
        recorded("query A { authors { nodes { posts { nodes { ...T } } } } } fragment T on Post { title }", "deep");

        List<BreakingChange> changes = between(BLOG, withoutField("posts", "title"));

        assertThat(change(changes, "Post.title").clients()).containsExactly("deep 1", "web 1");
        assertThat(change(changes, "Post.title").affectedOperations()).isEqualTo(2);
        assertThat(change(changes, "PostFilter.title").clients()).containsExactly("app 1", "list 1");
        assertThat(change(changes, "PostField.TITLE").affected()).isEmpty();
        assertThat(changes.getFirst().affectedOperations()).isEqualTo(2);
        assertThat(changes.stream().flatMap(change -> change.clients().stream()))
                .doesNotContain("other 1");
    }

    @Test
    void aFieldThatMustBeGivenBreaksThoseWhoDoNotGiveIt() {
        recorded("mutation { createPost(input: {views: 0}) { outcome } }", "without");
        recorded("mutation { createPost(input: {title: \"\"}) { outcome } }", "with");
        recorded("mutation ($t: String) { createPost(input: {title: $t}) { outcome } }", "perhaps");
        recorded("mutation ($p: PostInput!) { createPost(input: $p) { outcome } }", "unknown");
        recorded("mutation { updatePost(id: 0, patch: {views: 0}) { outcome } }", "patch");
        recorded("{ posts { nodes { title } } }", "reader");

        List<BreakingChange> changes = between(
                BLOG, withField("posts", "title", "{\"name\": \"title\", \"type\": \"TEXT\", \"required\": true}"));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.coordinate()).isEqualTo("PostInput.title");
            assertThat(change.message()).isEqualTo("The member must be given from now on");
            assertThat(change.clients()).containsExactly("perhaps 1", "unknown 1", "without 1");
        });
    }

    @Test
    void aNewRequiredFieldBreaksEveryoneWhoCreates() {
        recorded("mutation { createPost(input: {title: \"\"}) { outcome } }", "writer");
        recorded("{ posts { nodes { title } } }", "reader");

        List<BreakingChange> changes = between(BLOG, edit(BLOG, """
                {"addField": {"collection": "posts", "field":
                  {"name": "slug", "type": "TEXT", "required": true, "backfill": "x"}}}"""));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.coordinate()).isEqualTo("PostInput.slug");
            assertThat(change.clients()).containsExactly("writer 1");
        });
    }

    @Test
    void aFieldThatMayBecomeNullBreaksItsReaders() {
        recorded("{ authors { nodes { name } } }", "reader");

        List<BreakingChange> changes =
                between(BLOG, withField("authors", "name", "{\"name\": \"name\", \"type\": \"TEXT\"}"));

        assertThat(change(changes, "Author.name").message())
                .isEqualTo("The field's type changes from String! to String");
        assertThat(change(changes, "Author.name").clients()).containsExactly("reader 1");
        assertThat(changes).extracting(BreakingChange::coordinate).doesNotContain("AuthorInput.name");
    }

    @Test
    void anotherTypeBreaksAnswersAndInputs() {
        List<BreakingChange> changes =
                between(BLOG, withField("posts", "views", "{\"name\": \"views\", \"type\": \"TEXT\"}"));

        assertThat(change(changes, "Post.views").message()).isEqualTo("The field's type changes from Int to String");
        assertThat(change(changes, "PostPatch.views").message())
                .isEqualTo("The member's type changes from Int to String");
    }

    @Test
    void anOptionThatGoesBreaksWhoeverNamesIt() {
        recorded("{ posts(filter: {state: {eq: GONE}}) { totalCount } }", "web");
        recorded("{ posts(filter: {state: {eq: DRAFT}}) { totalCount } }", "app");
        recorded("query ($s: PostState) { posts(filter: {state: {eq: $s}}) { totalCount } }", "any");
        String options =
                "{\"name\": \"state\", \"type\": \"SINGLE_SELECT\", \"options\": [{\"name\": \"draft\"}, {\"name\": \"new\"}]}";

        assertThat(between(BLOG, withField("posts", "state", options)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.coordinate()).isEqualTo("PostState.GONE");
                    assertThat(change.clients()).containsExactly("any 1", "web 1");
                });
    }

    @Test
    void aTypeOfAnotherNameIsMissedByThoseWhoNameItAlone() {
        recorded("{ posts { nodes { title author { name } } } }", "plain");
        recorded("{ posts { nodes { ... on Post { title } } } }", "fragment");
        recorded("query ($f: PostFilter) { posts(filter: $f) { totalCount } }", "variable");
        ProjectCatalog renamed = changed(
                "posts",
                posts -> posts.renamed(
                        posts.name(), new CollectionNames("Article", posts.listName(), posts.itemName()), List.of()));

        List<BreakingChange> changes = between(BLOG, renamed);

        assertThat(change(changes, "Post").message()).isEqualTo("The type is called Article from now on");
        assertThat(change(changes, "Post").clients()).containsExactly("fragment 1");
        assertThat(change(changes, "PostFilter").clients()).containsExactly("variable 1");
        assertThat(changes.stream().flatMap(change -> change.clients().stream()))
                .doesNotContain("plain 1");
        assertThat(changes).extracting(BreakingChange::coordinate).doesNotContain("Post.title", "Query.posts");
    }

    @Test
    void aCollectionThatGoesTakesItsRelationsAlong() {
        recorded("{ authors { nodes { posts { totalCount } } } }", "web");
        recorded("{ authors { nodes { name } } }", "other");
        ProjectCatalog without = new ProjectCatalog(
                BLOG.project(),
                BLOG.databaseSchema(),
                1,
                BLOG.collections().stream()
                        .filter(collection -> !collection.name().equals("posts"))
                        .toList(),
                BLOG.lastCollectionNumber());

        List<BreakingChange> changes = between(BLOG, without);

        assertThat(changes).extracting(BreakingChange::coordinate).contains("Post", "Query.posts", "Author.posts");
        assertThat(change(changes, "Author.posts").clients()).containsExactly("web 1");
        assertThat(changes.stream().flatMap(change -> change.clients().stream()))
                .doesNotContain("other 1");
    }

    @Test
    void whatWasBrokenBeforeIsNotBrokenAgain() {
        recorded("{ posts { nodes { title nothing } } }", "stale");
        recorded("{ posts { nodes { title ", "cut");

        List<BreakingChange> changes = between(BLOG, withoutField("posts", "title"));

        assertThat(change(changes, "Post.title").affected()).isEmpty();
    }

    @Test
    void recordedOperationsAreNotAskedForUnlessSomethingBreaks() {
        assertThat(BreakingChanges.between(
                        BLOG, edit(BLOG, "{\"createCollection\": {\"name\": \"notes\"}}"), schema(BLOG), () -> {
                            throw new AssertionError("asked");
                        }))
                .isEmpty();
    }

    private List<BreakingChange> between(ProjectCatalog before, ProjectCatalog after) {
        return BreakingChanges.between(before, after, schema(after), () -> recorded);
    }

    private static GeneratedSchema schema(ProjectCatalog catalog) {
        return ProjectSchemaBuilder.generate(ProjectModel.of(catalog, Role.OWNER), Wiring.none());
    }

    private void recorded(String document, String client) {
        recorded.add(new ClientOperation(Integer.toHexString(document.hashCode()), document, null, client, "1"));
    }

    private static BreakingChange change(List<BreakingChange> changes, String coordinate) {
        assertThat(changes).extracting(BreakingChange::coordinate).contains(coordinate);
        return changes.stream()
                .filter(change -> change.coordinate().equals(coordinate))
                .findFirst()
                .orElseThrow();
    }

    private static ProjectCatalog withoutField(String collection, String field) {
        return changed(
                collection,
                spec -> spec.withFields(spec.fields().stream()
                                .filter(known -> !known.name().equals(field))
                                .toList())
                        .withIndexes(spec.indexes().stream()
                                .filter(index -> !index.columns().contains(field))
                                .toList()));
    }

    /** The catalog with another field in the place of the one of this name. */
    private static ProjectCatalog withField(String collection, String field, String json) {
        ProjectCatalog other =
                edit(BLOG, "{\"createCollection\": {\"name\": \"others\", \"fields\": [%s]}}".formatted(json));
        var replacement = other.collection("others").orElseThrow().fields().getFirst();
        return changed(
                collection,
                spec -> spec.withFields(spec.fields().stream()
                        .map(known -> known.name().equals(field) ? replacement : known)
                        .toList()));
    }

    private static ProjectCatalog changed(String collection, UnaryOperator<CollectionSpec> change) {
        return BLOG.with(change.apply(BLOG.collection(collection).orElseThrow()));
    }

    private static ProjectCatalog edit(ProjectCatalog before, String... operations) {
        return CatalogEditor.edit(
                        before,
                        OperationReader.read(
                                TestProject.operations(Stream.of(operations).toArray(String[]::new))))
                .after();
    }
}
