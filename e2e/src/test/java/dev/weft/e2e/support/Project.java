package dev.weft.e2e.support;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A project and its owner.
 *
 * @param schema of PostgreSQL, where its tables are
 * @param key a secret one
 * @param api the project's endpoint, with the key
 */
public record Project(Account owner, String slug, String schema, String key, GraphQlClient api) {
    private static final String CHANGE = """
            mutation($project: String!, $operations: [SchemaOperation!]!, $ifRevision: Int, $acceptBreaking: Boolean) {
              changeSchema(project: $project, operations: $operations, ifRevision: $ifRevision,
                acceptBreaking: $acceptBreaking) { revision status }
            }""";

    /** A project that exists, with a new key to it. */
    public static Project of(Account owner, String slug) {
        String schema = owner.platform()
                .data("query($slug: String!) { project(slug: $slug) { databaseSchema } }", Map.of("slug", slug))
                .at("/project/databaseSchema")
                .asString();
        String key = createKey(owner, slug);
        return new Project(
                owner, slug, schema, key, owner.server().project(slug).with("X-API-Key", key));
    }

    /** The same project, whose owner has signed in anew. */
    public Project as(Account signedIn) {
        return new Project(signedIn, slug, schema, key, api);
    }

    private static String createKey(Account owner, String slug) {
        return owner.platform()
                .data(
                        "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }",
                        Map.of("input", Map.of("project", slug, "name", "e2e", "kind", "SECRET")))
                .at("/createApiKey/secret")
                .asString();
    }

    /** Applies operations, which must succeed, and returns the revision that they made. */
    public int changeSchema(List<? extends Map<String, ?>> operations) {
        return attempt(operations).data().at("/changeSchema/revision").asInt();
    }

    /** Applies operations, each a JSON text. */
    public int changeSchema(String... operations) {
        return changeSchema(Json.objects(operations));
    }

    /** Applies operations, or is refused. */
    public Reply attempt(List<? extends Map<String, ?>> operations) {
        return owner.platform().send(CHANGE, Map.of("project", slug, "operations", operations));
    }

    /** The same, whatever it breaks, if the catalog is at this revision. */
    public Reply attemptAt(int revision, List<? extends Map<String, ?>> operations) {
        return owner.platform()
                .send(
                        CHANGE,
                        Map.of(
                                "project",
                                slug,
                                "operations",
                                operations,
                                "acceptBreaking",
                                true,
                                "ifRevision",
                                revision));
    }

    /** The catalog as one document. */
    public JsonNode export() {
        return owner.platform()
                .data("query($slug: String!) { exportSchema(project: $slug) }", Map.of("slug", slug))
                .get("exportSchema");
    }

    /** The same, whatever it breaks. */
    public Reply attemptBreaking(List<? extends Map<String, ?>> operations) {
        return owner.platform().send(CHANGE, Map.of("project", slug, "operations", operations, "acceptBreaking", true));
    }

    /** Fields of {@code Project} of the platform's API. */
    public JsonNode describe(String selection) {
        return owner.platform()
                .data("query($slug: String!) { project(slug: $slug) { " + selection + " } }", Map.of("slug", slug))
                .get("project");
    }

    /** Asks the project's endpoint and expects data without errors. */
    public JsonNode query(String document) {
        return api.data(document);
    }
}
