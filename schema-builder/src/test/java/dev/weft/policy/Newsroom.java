package dev.weft.policy;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.model.ProjectModel;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A catalog with a field of every kind that policies compare. */
final class Newsroom {
    static final ProjectCatalog CATALOG = edit(
            new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0),
            """
            {"createCollection": {"name": "users", "typeName": "User", "fields": [
              {"name": "email", "type": "EMAIL", "required": true, "unique": true}]}}""",
            """
            {"createCollection": {"name": "topics", "primaryKey": "BIGINT", "fields": [{"name": "name", "type": "TEXT"}]}}""",
            """
            {"createCollection": {"name": "articles", "fields": [
              {"name": "title", "type": "TEXT", "required": true}, {"name": "views", "type": "INTEGER"},
              {"name": "word_count", "type": "INTEGER"},
              {"name": "status", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "live"}]},
              {"name": "published_at", "type": "DATE_TIME"}, {"name": "day", "type": "DATE"},
              {"name": "tags", "type": "TEXT_LIST"}, {"name": "meta", "type": "JSON"},
              {"name": "reviewer", "type": "USER"}]}}""",
            """
            {"createRelation": {"collection": "articles", "name": "author", "target": "users", "inverseName": "written"}}""",
            """
            {"createRelation": {"collection": "articles", "name": "topics", "target": "topics", "kind": "MANY_TO_MANY",
              "inverseName": "about"}}""",
            "{\"createRole\": {\"name\": \"editor\"}}");

    private static final JsonMapper JSON = JsonMapper.shared();

    private Newsroom() {}

    static ProjectCatalog edit(ProjectCatalog before, String... operations) {
        return CatalogEditor.edit(before, OperationReader.readAll(TestProject.operations(operations)))
                .after();
    }

    static ProjectModel model() {
        return ProjectModel.of(CATALOG, Role.OWNER);
    }

    static CollectionId articles() {
        return CATALOG.collection("articles").orElseThrow().id();
    }

    static PolicySpec reading(String rows) {
        return policy(PolicyAction.READ, rows, null, null, "{}");
    }

    static PolicySpec policy(
            PolicyAction action, String rows, @Nullable String check, @Nullable List<String> fields, String presets) {
        return new PolicySpec(
                articles(),
                "editor",
                action,
                json(rows),
                check == null ? null : json(check),
                fields,
                json(presets),
                true,
                true);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> json(String text) {
        return JSON.readValue(text, Map.class);
    }
}
