package dev.weft.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ImportPlanTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int EDITS = 60;
    private static final int SEEDS = 40;

    private static final ProjectCatalog EMPTY =
            edit(new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0), """
            {"createCollection": {"name": "users", "typeName": "User", "fields": [
              {"name": "email", "type": "EMAIL", "required": true, "unique": true}]}}""");
    private static final ProjectCatalog BLOG = edit(EMPTY, """
            {"createCollection": {"name": "posts", "fields": [
              {"name": "title", "type": "TEXT", "required": true, "config": {"maxLength": 80}},
              {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "gone"}]}]}}""", """
            {"createCollection": {"name": "authors", "fields": [{"name": "name", "type": "TEXT"}]}}""", """
            {"createRelation": {"collection": "posts", "name": "author", "target": "authors", "inverseName": "posts"}}""", """
            {"addIndex": {"collection": "posts", "fields": ["author", "title"], "unique": true}}""");

    @Test
    void whateverACatalogIsItBecomesWhatAnotherSays() {
        int became = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomEdits edits = new RandomEdits(seed);
            ProjectCatalog a = edits.edit(EMPTY, EDITS);
            ProjectCatalog b = edits.edit(a, EDITS);
            ProjectCatalog stranger = new RandomEdits(-seed).edit(EMPTY, EDITS);

            assertThat(export(imported(EMPTY, export(b))))
                    .as("nothing to b, seed %d", seed)
                    .isEqualTo(export(b));
            assertThat(ImportPlan.of(b, json(export(b)), List.of("schema")).operations())
                    .as("b to b, seed %d", seed)
                    .isEmpty();
            became += becomes(a, b, seed) + becomes(b, a, seed) + becomes(stranger, b, seed);
        }
        assertThat(became).as("of %d", 3 * SEEDS).isGreaterThan(SEEDS);
    }

    /** Names alone tell what is what, so something else of the same name may stand in the way. */
    private static int becomes(ProjectCatalog from, ProjectCatalog to, long seed) {
        ImportPlan plan;
        try {
            plan = ImportPlan.of(from, json(export(to)), List.of("schema"));
        } catch (ApiException refusal) {
            assertThat(refusal.first().path()).as(refusal.getMessage()).startsWith("schema", "collections");
            assertThat(refusal.getMessage()).containsPattern("already|cannot become|cannot change|does not become");
            return 0;
        }
        assertThat(unordered(apply(from, plan))).as("seed %d", seed).isEqualTo(unordered(to));
        return 1;
    }

    @Test
    void aDocumentSaysOnlyWhatIsNotAsUsual() {
        assertThat(JSON.writeValueAsString(SchemaDocument.of(BLOG).json())).isEqualTo("""
                {"format":1,"collections":[\
                {"name":"authors","typeName":"Author","fields":[{"name":"name","type":"TEXT"}]},\
                {"name":"posts","typeName":"Post","fields":[\
                {"name":"title","type":"TEXT","required":true,"config":{"maxLength":80}},\
                {"name":"state","type":"SINGLE_SELECT","options":[{"name":"draft"},{"name":"gone"}]}],\
                "relations":[{"name":"author","target":"authors","kind":"MANY_TO_ONE","inverseName":"posts"}],\
                "indexes":[{"fields":["author","title"],"unique":true}]},\
                {"name":"users","typeName":"User","fields":[{"name":"email","type":"EMAIL","required":true,"unique":true}]}]}""");
    }

    @Test
    void whatADocumentLacksIsArchivedButUsersStay() {
        assertThat(operations("""
                {"format": 1, "collections": [{"name": "posts", "typeName": "Post", "fields": [
                  {"name": "title", "type": "TEXT", "required": true, "config": {"maxLength": 80}}]}]}"""))
                .containsExactly(
                        "archiveCollection {collection=authors}", "archiveField {collection=posts, field=state}");
    }

    @Test
    void aNewNameIsARenameWhereTheDocumentSaysSo() {
        assertThat(operations("""
                {"format": 1, "collections": [
                  {"name": "writers", "renamedFrom": "authors", "fields": [
                    {"name": "full_name", "type": "TEXT", "formerNames": ["name"]}]},
                  {"name": "posts", "fields": [
                    {"name": "title", "type": "TEXT", "required": true, "config": {"maxLength": 80}},
                    {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "gone"}]}],
                   "relations": [{"name": "writer", "target": "writers", "renamedFrom": "author", "inverseName": "posts"}],
                   "indexes": [{"fields": ["writer", "title"], "unique": true}]}]}"""))
                .containsExactly(
                        "renameCollection {collection=authors, name=writers, typeName=Writer}",
                        "renameField {collection=writers, field=name, name=full_name}",
                        "renameField {collection=posts, field=author, name=writer}",
                        "renameCollection {collection=writers, keepAlias=false, name=writers, typeName=Writer}",
                        "renameField {collection=posts, field=writer, keepAlias=false, name=writer}");
    }

    @Test
    void anOptionMayHaveAnotherNameAndAFieldARuleWithABackfill() {
        assertThat(operations("""
                {"format": 1, "collections": [
                  {"name": "authors", "fields": [
                    {"name": "name", "type": "TEXT", "required": true, "backfill": "Nobody"}]},
                  {"name": "posts", "fields": [
                    {"name": "title", "type": "LONG_TEXT", "required": true},
                    {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "sketch", "was": "draft"}, {"name": "gone"}]}],
                   "relations": [{"name": "author", "target": "authors", "inverseName": "posts"}]}]}"""))
                .containsExactly(
                        "dropIndex {collection=posts, name=posts_author_id_title_key}",
                        "changeFieldType {collection=posts, field=title, type=LONG_TEXT}",
                        "updateField {backfill=Nobody, collection=authors, field=name, required=true}",
                        "updateField {collection=posts, config={}, field=title}",
                        "updateField {collection=posts, field=state, options=[{name=sketch, label=Sketch, color=, was=draft},"
                                + " {name=gone, label=Gone, color=}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                    | schema
            {"collections": []}                                   | schema.format
            {"format": 2, "collections": []}                      | schema.format
            {"format": 1}                                         | schema.collections
            {"format": 1, "collections": {}}                      | schema.collections
            {"format": 1, "collections": [], "policies": []}      | schema.policies
            {"format": 1, "collections": [1]}                     | schema.collections.0
            {"format": 1, "collections": [{}]}                    | schema.collections.0.name
            {"format": 1, "collections": [{"name": "Bad"}]}       | schema.collections.0.name
            {"format": 1, "collections": [{"name": "a1"}, {"name": "a1"}]} | schema.collections.1.name
            {"format": 1, "collections": [{"name": "as", "color": "red"}]} | schema.collections.0.color
            {"format": 1, "collections": [{"name": "pots", "fields": [{"name": "x", "type": "TEXTS"}]}]} | schema.collections.0.fields.0.type
            {"format": 1, "collections": [{"name": "pots", "fields": [{"name": "x", "type": "TEXT", "config": {"max": 1}}]}]} | schema.collections.0.fields.0.config.max
            {"format": 1, "collections": [{"name": "pots", "fields": [{"name": "x", "type": "TEXT", "formerNames": "y"}]}]} | schema.collections.0.fields.0.formerNames
            {"format": 1, "collections": [{"name": "pots", "relations": [{"name": "x", "target": "nothing"}]}]} | schema.collections.0.relations.0.target
            {"format": 1, "collections": [{"name": "pots", "indexes": [{"fields": ["nothing"]}]}]} | schema.collections.0.indexes.0.fields
            {"format": 1, "collections": [{"name": "posts", "primaryKey": "BIGINT"}]} | schema.collections.0.primaryKey
            {"format": 1, "collections": [{"name": "authors"}, {"name": "posts", "relations": [{"name": "author", "target": "users"}]}]} | schema.collections.1.relations.0
            """)
    void aBadDocumentIsRefusedAtThePlace(String document, String path) {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> ImportPlan.of(BLOG, JSON.readValue(document, Object.class), List.of("schema")));

        assertThat(String.join(".", refusal.first().path()))
                .as(refusal.getMessage())
                .isEqualTo(path);
        assertThat(refusal.code()).isNotEqualTo(ErrorCode.INTERNAL_SERVER_ERROR);
    }

    private static List<String> operations(String document) {
        ImportPlan plan = ImportPlan.of(BLOG, JSON.readValue(document, Object.class), List.of("schema"));
        assertThat(ImportPlan.of(apply(BLOG, plan), JSON.readValue(document, Object.class), List.of("schema"))
                        .operations())
                .as("again")
                .isEmpty();
        return plan.operations().stream()
                .map(operation -> operation.entrySet().iterator().next())
                .map(entry -> entry.getKey() + " " + new TreeMap<>((Map<?, ?>) entry.getValue()))
                .toList();
    }

    private static ProjectCatalog imported(ProjectCatalog into, Map<String, Object> document) {
        return apply(into, ImportPlan.of(into, json(document), List.of("schema")));
    }

    private static ProjectCatalog apply(ProjectCatalog catalog, ImportPlan plan) {
        return plan.operations().isEmpty()
                ? catalog
                : CatalogEditor.edit(catalog, OperationReader.readAll(plan.operations()))
                        .after();
    }

    private static Map<String, Object> export(ProjectCatalog catalog) {
        return SchemaDocument.of(catalog).json();
    }

    /** As it comes over the wire. */
    private static Object json(Map<String, Object> document) {
        return JSON.readValue(JSON.writeValueAsString(document), Object.class);
    }

    /** Members that exist keep their order whatever a document says. */
    private static String unordered(ProjectCatalog catalog) {
        return SchemaDocument.of(catalog).collections().stream()
                .map(collection -> collection.json().entrySet().stream()
                        .map(member -> member.getKey() + "="
                                + (member.getValue() instanceof List<?> items
                                        ? items.stream()
                                                .map(String::valueOf)
                                                .sorted()
                                                .toList()
                                        : member.getValue()))
                        .toList()
                        .toString())
                .toList()
                .toString();
    }

    private static ProjectCatalog edit(ProjectCatalog before, String... operations) {
        return CatalogEditor.edit(before, OperationReader.read(TestProject.operations(operations)))
                .after();
    }
}
