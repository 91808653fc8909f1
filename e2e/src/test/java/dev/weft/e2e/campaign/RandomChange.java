package dev.weft.e2e.campaign;

import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** Changes of a catalog that somebody has looked at. They make sense as far as a look tells; some are refused. */
final class RandomChange {
    /** What an editor looks at. */
    static final String SELECTION =
            "revision collections { name fields { name type system } relations { name kind } indexes { name } }";

    private static final List<String> COLLECTIONS =
            List.of("apples", "birds", "clouds", "doors", "engines", "flowers", "gates", "houses", "islands", "jars");
    private static final List<String> MEMBERS =
            List.of("kind", "size", "weight", "shape", "tone", "place", "moment", "origin", "color", "depth");
    private static final List<String> TYPES = List.of(
            "'TEXT', 'config': {'maxLength': 40}, 'indexed': true",
            "'TEXT', 'unique': true",
            "'INTEGER', 'required': true, 'default': 3, 'config': {'min': 1}",
            "'NUMBER', 'config': {'scale': 2}",
            "'BOOLEAN', 'required': true, 'default': false",
            "'DATE_TIME', 'default': {'fn': 'now'}",
            "'JSON'",
            "'SINGLE_SELECT', 'options': [{'name': 'low'}, {'name': 'high'}]",
            "'USER'");
    private static final Map<String, String> CONVERSIONS =
            Map.of("TEXT", "LONG_TEXT", "LONG_TEXT", "TEXT", "INTEGER", "BIGINT", "BIGINT", "NUMBER", "NUMBER", "TEXT");

    private final SplittableRandom random;
    private final List<JsonNode> collections;

    private RandomChange(SplittableRandom random, List<JsonNode> collections) {
        this.random = random;
        this.collections = collections;
    }

    /**
     * @param catalog as {@link #SELECTION} shows it
     */
    static List<Map<String, Object>> of(JsonNode catalog, SplittableRandom random) {
        List<JsonNode> collections = Reply.list(catalog.get("collections")).stream()
                .filter(collection -> !name(collection).equals("users"))
                .toList();
        RandomChange change = new RandomChange(random, collections);
        return Json.objects(change.operations().stream()
                .map(operation -> operation.replace('\'', '"'))
                .toArray(String[]::new));
    }

    private List<String> operations() {
        if (collections.size() < 3) {
            return List.of(createCollection());
        }
        JsonNode collection = any(collections);
        String name = name(collection);
        List<String> fields = names(collection.get("fields"));
        List<String> relations = names(collection.get("relations"));
        List<String> indexes = names(collection.get("indexes"));
        return switch (random.nextInt(16)) {
            case 0 -> List.of(createCollection());
            case 1, 2, 3 -> List.of(addField(name), addField(name));
            case 4, 5 -> List.of(createRelation(name));
            case 6 ->
                List.of("{'updateCollection': {'collection': '%s', 'description': '%s'}}".formatted(name, word()));
            case 7 ->
                List.of("{'renameCollection': {'collection': '%s', 'name': '%s', 'keepAlias': %s}}"
                        .formatted(name, any(COLLECTIONS), random.nextBoolean()));
            case 8 ->
                List.of(
                        "{'archiveCollection': {'collection': '%s'}}".formatted(name),
                        "{'restoreCollection': {'collection': '%s'}}".formatted(name),
                        addField(name));
            default -> ofMember(name, collection, fields, relations, indexes);
        };
    }

    private List<String> ofMember(
            String name, JsonNode collection, List<String> fields, List<String> relations, List<String> indexes) {
        if (fields.isEmpty()) {
            return List.of(addField(name));
        }
        String field = any(fields);
        return switch (random.nextInt(9)) {
            case 0 ->
                List.of("{'addIndex': {'collection': '%s', 'fields': ['%s'], 'unique': %s}}"
                        .formatted(name, field, random.nextBoolean()));
            case 1 ->
                List.of("{'updateField': {'collection': '%s', 'field': '%s', 'indexed': %s, 'label': '%s'}}"
                        .formatted(name, field, random.nextBoolean(), word()));
            case 2 ->
                List.of("{'renameField': {'collection': '%s', 'field': '%s', 'name': '%s', 'keepAlias': %s}}"
                        .formatted(name, field, any(MEMBERS), random.nextBoolean()));
            case 3 -> List.of("{'archiveField': {'collection': '%s', 'field': '%s'}}".formatted(name, field));
            case 4 -> List.of("{'restoreField': {'collection': '%s', 'field': '%s'}}".formatted(name, any(MEMBERS)));
            case 5 -> purge("Field", name, field);
            case 6 -> relations.isEmpty() ? List.of(createRelation(name)) : relation(name, any(relations));
            case 7 ->
                indexes.isEmpty()
                        ? List.of(addField(name))
                        : List.of("{'dropIndex': {'collection': '%s', 'name': '%s'}}".formatted(name, any(indexes)));
            default -> retype(name, any(Reply.list(collection.get("fields"))));
        };
    }

    private List<String> relation(String collection, String relation) {
        return random.nextBoolean()
                ? purge("Relation", collection, relation)
                : List.of("{'updateRelation': {'collection': '%s', 'relation': '%s', 'name': '%s'}}"
                        .formatted(collection, relation, any(MEMBERS)));
    }

    private static List<String> purge(String what, String collection, String member) {
        return List.of(
                "{'archive%s': {'collection': '%s', 'field': '%s'}}".formatted(what, collection, member),
                "{'purgeField': {'collection': '%s', 'field': '%s', 'confirm': '%s'}}"
                        .formatted(collection, member, member));
    }

    private List<String> retype(String collection, JsonNode field) {
        String type = CONVERSIONS.get(field.get("type").asString());
        return type == null || field.get("system").asBoolean()
                ? List.of(addField(collection))
                : List.of("{'changeFieldType': {'collection': '%s', 'field': '%s', 'type': '%s'}}"
                        .formatted(collection, name(field), type));
    }

    private String createCollection() {
        return "{'createCollection': {'name': '%s', 'primaryKey': '%s', 'fields': [%s]}}"
                .formatted(any(COLLECTIONS), random.nextBoolean() ? "UUID" : "BIGINT", field());
    }

    private String addField(String collection) {
        return "{'addField': {'collection': '%s', 'field': %s}}".formatted(collection, field());
    }

    private String field() {
        return "{'name': '%s', 'type': %s}".formatted(any(MEMBERS), any(TYPES));
    }

    private String createRelation(String collection) {
        return "{'createRelation': {'collection': '%s', 'name': '%s', 'target': '%s', 'kind': '%s', 'inverseName': '%s_of'}}"
                .formatted(
                        collection,
                        any(MEMBERS),
                        name(any(collections)),
                        any(List.of("MANY_TO_ONE", "ONE_TO_ONE", "MANY_TO_MANY")),
                        any(MEMBERS));
    }

    private String word() {
        return "Word " + random.nextInt(1_000);
    }

    private List<String> names(JsonNode things) {
        List<String> names = new ArrayList<>();
        things.forEach(thing -> {
            if (!thing.path("system").asBoolean(false)) {
                names.add(name(thing));
            }
        });
        return names;
    }

    private static String name(JsonNode thing) {
        return thing.get("name").asString();
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
