package dev.weft.e2e.store;

import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The Chinook music store as a file that is no part of this project. */
record MusicStore(JsonNode file) {

    /** By {@code weft.chinook} or {@code WEFT_CHINOOK}, else beside the project; empty when it is not there. */
    static Optional<MusicStore> find() {
        return Stream.of(
                        System.getProperty("weft.chinook"),
                        System.getenv("WEFT_CHINOOK"),
                        "../../shared/data/chinook.json")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(MusicStore::read);
    }

    private static MusicStore read(Path path) {
        try {
            return new MusicStore(Json.parse(Files.readString(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> collections() {
        return Reply.list(file.get("collections"));
    }

    List<JsonNode> manyToMany() {
        return Reply.list(file.get("manyToMany"));
    }

    int rowCount() {
        return collections().stream().mapToInt(c -> c.get("rows").size()).sum();
    }

    int linkCount() {
        return manyToMany().stream().mapToInt(r -> r.get("links").size()).sum();
    }

    /** Collections, then their relations, as one schema change. */
    List<Map<String, Object>> operations() {
        List<Map<String, Object>> operations = new ArrayList<>();
        collections().forEach(collection -> operations.add(createCollection(collection)));
        for (JsonNode collection : collections()) {
            collection
                    .get("relations")
                    .forEach(relation ->
                            operations.add(createRelation(collection.get("name").asString(), relation)));
        }
        manyToMany()
                .forEach(relation ->
                        operations.add(createRelation(relation.get("collection").asString(), relation)));
        return operations;
    }

    private static Map<String, Object> createCollection(JsonNode collection) {
        return Map.of(
                "createCollection",
                Map.of(
                        "name",
                        collection.get("name").asString(),
                        "primaryKey",
                        collection.get("primaryKey").asString(),
                        "fields",
                        Reply.list(collection.get("fields")).stream()
                                .map(MusicStore::field)
                                .toList()));
    }

    private static Map<String, Object> field(JsonNode field) {
        Map<String, Object> config = new HashMap<>();
        for (String limit : List.of("maxLength", "scale")) {
            if (field.has(limit)) {
                config.put(limit, field.get(limit).asInt());
            }
        }
        return Map.of(
                "name",
                field.get("name").asString(),
                "type",
                field.get("type").asString(),
                "required",
                field.path("required").asBoolean(false),
                "config",
                config);
    }

    private static Map<String, Object> createRelation(String collection, JsonNode relation) {
        return Map.of(
                "createRelation",
                Map.of(
                        "collection",
                        collection,
                        "name",
                        relation.get("name").asString(),
                        "target",
                        relation.get("target").asString(),
                        "kind",
                        relation.get("kind").asString(),
                        "inverseName",
                        relation.get("inverseName").asString(),
                        "required",
                        relation.path("required").asBoolean(false)));
    }

    /** Inputs of the rows of a collection; a row comes after the rows of its own collection that it refers to. */
    static List<Map<String, Object>> inputs(JsonNode collection) {
        List<String> ownRelations = relations(collection, collection.get("name").asString());
        Map<String, JsonNode> waiting = new LinkedHashMap<>();
        collection.get("rows").forEach(row -> waiting.put(row.get("rowId").asString(), row));
        List<Map<String, Object>> inputs = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> ready = waiting.entrySet().stream()
                    .filter(row -> ownRelations.stream()
                            .noneMatch(relation -> row.getValue().hasNonNull(relation)
                                    && waiting.containsKey(
                                            row.getValue().get(relation).asString())))
                    .map(Map.Entry::getKey)
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("rows refer to each other in a circle: " + waiting.keySet());
            }
            ready.forEach(key -> inputs.add(input(collection, Objects.requireNonNull(waiting.remove(key)))));
        }
        return inputs;
    }

    private static List<String> relations(JsonNode collection, String target) {
        return Reply.list(collection.get("relations")).stream()
                .filter(relation -> relation.get("target").asString().equals(target))
                .map(relation -> relation.get("name").asString())
                .toList();
    }

    private static Map<String, Object> input(JsonNode collection, JsonNode row) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("rowId", row.get("rowId").asString());
        for (JsonNode field : collection.get("fields")) {
            put(
                    input,
                    ApiNames.camelCase(field.get("name").asString()),
                    row.get(field.get("name").asString()));
        }
        for (JsonNode relation : collection.get("relations")) {
            String name = relation.get("name").asString();
            put(input, ApiNames.camelCase(name) + "Id", row.get(name));
        }
        return input;
    }

    private static void put(Map<String, Object> input, String name, @org.jspecify.annotations.Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            input.put(name, value);
        }
    }
}
