package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Edits of catalogs by chance, the same for the same seed. What is refused is left out. */
final class RandomEdits {
    private static final List<String> NAMES =
            List.of("apples", "birds", "clouds", "doors", "engines", "flowers", "gates", "houses");
    private static final List<String> MEMBERS =
            List.of("kind", "size_of_it", "weight", "shape", "tone", "place", "moment", "note", "origin", "rank_1");
    private static final List<Map<String, Object>> FIELDS = List.of(
            Map.of("type", "TEXT", "config", Map.of("maxLength", 40), "indexed", true),
            Map.of("type", "TEXT", "unique", true, "label", "Something else"),
            Map.of("type", "INTEGER", "config", Map.of("min", 1, "max", 9), "default", 3, "required", true),
            Map.of("type", "NUMBER", "config", Map.of("scale", 2, "max", 10.50), "default", "1.50"),
            Map.of("type", "FLOAT", "default", 1.0),
            Map.of("type", "BOOLEAN", "required", true, "default", false, "description", "Yes or no"),
            Map.of("type", "DATE_TIME", "default", Map.of("fn", "now")),
            Map.of("type", "JSON", "default", Map.of("a", List.of(1, 2.50, "x")), "indexed", true),
            Map.of(
                    "type",
                    "SINGLE_SELECT",
                    "options",
                    List.of(Map.of("name", "low", "color", "red"), Map.of("name", "high", "label", "Very high"))),
            Map.of("type", "MULTI_SELECT", "options", List.of(Map.of("name", "one"), Map.of("name", "two"))),
            Map.of("type", "USER"));

    private final Random random;

    RandomEdits(long seed) {
        this.random = new Random(seed);
    }

    ProjectCatalog edit(ProjectCatalog catalog, int times) {
        ProjectCatalog edited = catalog;
        for (int i = 0; i < times; i++) {
            try {
                edited = CatalogEditor.edit(edited, OperationReader.readAll(List.of(operation(edited))))
                        .after();
            } catch (ApiException refused) {
                // another one will do
            }
        }
        return edited;
    }

    private Map<String, Object> operation(ProjectCatalog catalog) {
        CollectionSpec collection = any(catalog.collections());
        String name = collection.name();
        return switch (random.nextInt(17)) {
            case 0, 1 -> Map.of("createCollection", Map.of("name", any(NAMES), "fields", List.of(field())));
            case 2, 3, 4 -> Map.of("addField", Map.of("collection", name, "field", field()));
            case 5, 6 ->
                Map.of(
                        "createRelation",
                        Map.of(
                                "collection",
                                name,
                                "name",
                                any(MEMBERS),
                                "target",
                                any(catalog.collections()).name(),
                                "kind",
                                any(List.of("MANY_TO_ONE", "ONE_TO_ONE", "MANY_TO_MANY")),
                                "inverseName",
                                any(MEMBERS) + "_of"));
            case 7 ->
                Map.of(
                        "addIndex",
                        Map.of(
                                "collection",
                                name,
                                "fields",
                                List.of(member(collection)),
                                "unique",
                                random.nextBoolean()));
            case 8 ->
                Map.of(
                        "updateCollection",
                        Map.of(
                                "collection",
                                name,
                                "label",
                                any(NAMES),
                                "description",
                                any(List.of("", "Words")),
                                "operations",
                                any(List.of(
                                        List.of("GET", "LIST"),
                                        List.of("LIST", "CREATE", "UPDATE", "DELETE", "GET")))));
            case 9 ->
                Map.of(
                        "renameCollection",
                        Map.of("collection", name, "name", any(NAMES), "keepAlias", random.nextBoolean()));
            case 10 -> Map.of("archiveCollection", Map.of("collection", name));
            case 11 -> Map.of("restoreCollection", Map.of("collection", name));
            case 12 ->
                Map.of(
                        "renameField",
                        Map.of(
                                "collection",
                                name,
                                "field",
                                member(collection),
                                "name",
                                any(MEMBERS),
                                "keepAlias",
                                random.nextBoolean()));
            case 13 -> Map.of("archiveField", Map.of("collection", name, "field", member(collection)));
            case 14 -> Map.of("restoreField", Map.of("collection", name, "field", member(collection)));
            case 15 ->
                Map.of(
                        "updateField",
                        Map.of(
                                "collection",
                                name,
                                "field",
                                member(collection),
                                "deprecated",
                                any(List.of("", "Old")),
                                "indexed",
                                random.nextBoolean(),
                                "description",
                                any(List.of("", "More words"))));
            default ->
                Map.of(
                        "updateRelation",
                        Map.of(
                                "collection",
                                name,
                                "relation",
                                member(collection),
                                "inverseName",
                                any(List.of("", any(MEMBERS) + "_of")),
                                "onDelete",
                                any(List.of("CASCADE", "SET_NULL"))));
        };
    }

    private Map<String, Object> field() {
        Map<String, Object> field = new java.util.HashMap<>(any(FIELDS));
        field.put("name", any(MEMBERS));
        return field;
    }

    private String member(CollectionSpec collection) {
        List<String> names = new ArrayList<>(MEMBERS);
        collection.fields().stream()
                .filter(field -> field.type() != FieldType.EMAIL)
                .map(FieldSpec::name)
                .forEach(names::add);
        collection.relations().stream().map(RelationSpec::name).forEach(names::add);
        return any(names);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
