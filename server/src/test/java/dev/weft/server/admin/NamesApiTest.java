package dev.weft.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.admin.PlatformServer.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Renames, archives and purges as the platform's API offers them. */
class NamesApiTest {
    private static PlatformServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = new PlatformServer("weft.rate-limits=off");
        token = server.ask(
                        "mutation ($email: String!) { signUp(input: {email: $email, password: \"seven blue herons\"}) { accessToken } }",
                        Map.of("email", UUID.randomUUID() + "@example.com"))
                .data()
                .at("/signUp/accessToken")
                .asString();
        ask("mutation { createProject(input: {name: \"Names\", slug: \"names\"}) { id } }");
        change("""
                [{createCollection: {name: "articles", fields: [
                    {name: "title", type: TEXT, unique: true}, {name: "views", type: INTEGER}]}},
                 {createRelation: {collection: "articles", name: "editor", target: "users", inverseName: "articles"}}]""");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyOperationIsOffered() {
        change("""
                [{renameCollection: {collection: "articles", name: "posts"}},
                 {renameField: {collection: "posts", field: "title", name: "headline"}},
                 {updateRelation: {collection: "posts", relation: "editor", name: "keeper"}},
                 {updateField: {collection: "posts", field: "headline", deprecated: "Use slugs"}},
                 {archiveField: {collection: "posts", field: "views"}},
                 {archiveRelation: {collection: "posts", field: "keeper"}},
                 {createCollection: {name: "notes"}},
                 {archiveCollection: {collection: "notes"}}]""");

        Answer seen = ask("""
                { project(slug: "names") { collections { name typeName listName itemName tableName aliases archivedAt
                  fields { name apiName columnName deprecated aliases archivedAt system }
                  relations { name apiName inverseApiName aliases archivedAt target { name } } indexes { name valid } } sdl } }""");
        assertThat(seen.body().path("errors")).isEmpty();
        var posts = seen.data().at("/project/collections/1");
        assertThat(posts.at("/name").asString()).isEqualTo("posts");
        assertThat(posts.at("/typeName").asString()).isEqualTo("Post");
        assertThat(posts.at("/listName").asString()).isEqualTo("posts");
        assertThat(posts.at("/itemName").asString()).isEqualTo("post");
        assertThat(posts.at("/relations/0/apiName").asString()).isEqualTo("keeper");
        assertThat(posts.at("/relations/0/inverseApiName").asString()).isEqualTo("articles");
        assertThat(posts.at("/tableName").asString()).isEqualTo("posts");
        assertThat(posts.at("/aliases").toString()).isEqualTo("[\"articles\"]");
        assertThat(posts.at("/fields/0/deprecated").asString()).isEqualTo("Use slugs");
        assertThat(posts.at("/fields/0/aliases").toString()).isEqualTo("[\"title\"]");
        assertThat(posts.at("/fields/1/name").asString()).isEqualTo("views");
        assertThat(posts.at("/fields/1/archivedAt").isString()).isTrue();
        assertThat(posts.at("/relations/0/archivedAt").isString()).isTrue();
        assertThat(posts.at("/relations/0/aliases").toString()).isEqualTo("[\"editor\"]");
        assertThat(seen.data().at("/project/collections/2/archivedAt").isString())
                .isTrue();
        assertThat(seen.data().at("/project/sdl").asString())
                .contains("headline: String @deprecated(reason : \"Use slugs\")")
                .contains("title: String @deprecated(reason : \"Renamed to headline\")")
                .doesNotContain("views", "keeper", "type Note");

        Answer missing = ask(mutation("[{purgeField: {collection: \"posts\", field: \"views\", confirm: \"\"}}]"));
        assertThat(missing.code()).isEqualTo("CONFIRMATION_REQUIRED");
        assertThat(missing.path()).isEqualTo("operations.0.purgeField.confirm");

        change("""
                [{purgeField: {collection: "posts", field: "views", confirm: "views"}},
                 {restoreField: {collection: "posts", field: "keeper"}},
                 {restoreCollection: {collection: "notes"}},
                 {archiveCollection: {collection: "notes"}},
                 {purgeCollection: {collection: "notes", confirm: "notes"}}]""");
        Answer left = ask(
                "{ project(slug: \"names\") { drift collections { name fields { name archivedAt } relations { name archivedAt } } } }");
        assertThat(left.data().at("/project/collections")).hasSize(2);
        assertThat(left.data().at("/project/collections/1/relations/0").toString())
                .isEqualTo("{\"name\":\"keeper\",\"archivedAt\":null}");
        assertThat(left.data().at("/project/drift")).isEmpty();
    }

    private static void change(String operations) {
        Answer answer = ask(mutation(operations));
        assertThat(answer.body().path("errors")).isEmpty();
    }

    private static String mutation(String operations) {
        return "mutation { changeSchema(project: \"names\", acceptBreaking: true, operations: " + operations
                + ") { revision } }";
    }

    private static Answer ask(String document) {
        return server.ask(document, Map.of(), "Authorization", "Bearer " + token);
    }
}
