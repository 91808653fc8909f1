package dev.weft.e2e.campaign;

import dev.weft.e2e.support.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a project's catalog holds, piece by piece, and what its tables must therefore look like. */
final class CatalogParts {
    static final String SELECTION = """
            revision
            collections { name tableName primaryKey
              fields { name columnName type required unique system }
              relations { name kind required target { name primaryKey } }
              indexes { name fields unique valid } }""";

    private final List<JsonNode> collections;

    CatalogParts(JsonNode project) {
        this.collections = Reply.list(project.get("collections"));
    }

    /** Names of collections, fields, relations and indexes. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (JsonNode collection : collections) {
            String name = text(collection, "name");
            names.add("collection " + name);
            collection.get("fields").forEach(field -> names.add("field " + name + "." + text(field, "name")));
            collection.get("relations").forEach(r -> names.add("relation " + name + "." + text(r, "name")));
            collection.get("indexes").forEach(index -> names.add("index " + name + " " + list(index.get("fields"))));
        }
        return names;
    }

    Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        for (JsonNode collection : collections) {
            tables.add(text(collection, "tableName"));
            relations(collection, true).forEach(relation -> tables.add(joinTable(collection, relation)));
        }
        return tables;
    }

    /** {@code table column type} with {@code not null} where it is. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        for (JsonNode collection : collections) {
            String table = text(collection, "tableName");
            for (JsonNode field : collection.get("fields")) {
                columns.add(column(table, text(field, "columnName"), type(field), flag(field, "required")));
            }
            for (JsonNode relation : relations(collection, false)) {
                columns.add(column(
                        table,
                        text(relation, "name") + "_id",
                        keyType(relation.at("/target/primaryKey").asString()),
                        flag(relation, "required")));
            }
        }
        return columns;
    }

    /** Types and order of a join table's columns follow from the collections that it joins. */
    Set<String> joinColumnTypes() {
        Set<String> types = new TreeSet<>();
        for (JsonNode collection : collections) {
            for (JsonNode relation : relations(collection, true)) {
                types.add("%s %s,%s"
                        .formatted(
                                joinTable(collection, relation),
                                keyType(text(collection, "primaryKey")),
                                keyType(relation.at("/target/primaryKey").asString())));
            }
        }
        return types;
    }

    /** {@code table column,column} of everything unique but the primary keys. */
    Set<String> uniques() {
        Set<String> uniques = new TreeSet<>();
        for (JsonNode collection : collections) {
            String table = text(collection, "tableName");
            for (JsonNode field : collection.get("fields")) {
                if (flag(field, "unique") && !text(field, "columnName").equals("id")) {
                    uniques.add(table + " " + text(field, "columnName"));
                }
            }
            for (JsonNode relation : relations(collection, false)) {
                if (text(relation, "kind").equals("ONE_TO_ONE")) {
                    uniques.add(table + " " + text(relation, "name") + "_id");
                }
            }
            for (JsonNode index : collection.get("indexes")) {
                if (flag(index, "unique")) {
                    uniques.add(table + " " + list(index.get("fields")));
                }
            }
        }
        return uniques;
    }

    /** {@code table target} for every foreign key, with how often. */
    List<String> foreignKeys() {
        return collections.stream()
                .flatMap(collection -> {
                    String table = text(collection, "tableName");
                    List<String> keys = new ArrayList<>(List.of(table + " users"));
                    collection.get("fields").forEach(field -> {
                        if (text(field, "type").equals("USER") && !flag(field, "system")) {
                            keys.add(table + " users");
                        }
                    });
                    relations(collection, false)
                            .forEach(relation -> keys.add(
                                    table + " " + relation.at("/target/name").asString()));
                    relations(collection, true).forEach(relation -> {
                        keys.add(joinTable(collection, relation) + " " + table);
                        keys.add(joinTable(collection, relation) + " "
                                + relation.at("/target/name").asString());
                    });
                    return keys.stream();
                })
                .sorted()
                .toList();
    }

    /** Names of the indexes that were asked for one by one. */
    Set<String> indexNames() {
        return collections.stream()
                .flatMap(collection -> Reply.list(collection.get("indexes")).stream())
                .map(index -> text(index, "name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> relations(JsonNode collection, boolean manyToMany) {
        return Reply.list(collection.get("relations")).stream()
                .filter(relation -> text(relation, "kind").equals("MANY_TO_MANY") == manyToMany)
                .toList();
    }

    private static String joinTable(JsonNode collection, JsonNode relation) {
        return text(collection, "name") + "_" + text(relation, "name");
    }

    private static String column(String table, String name, String type, boolean required) {
        return table + " " + name + " " + type + (required ? " not null" : "");
    }

    private static String type(JsonNode field) {
        return switch (text(field, "type")) {
            case "TEXT", "LONG_TEXT", "URL", "EMAIL", "SINGLE_SELECT" -> "text";
            case "INTEGER" -> "integer";
            case "BIGINT" -> "bigint";
            case "NUMBER" -> "numeric";
            case "FLOAT" -> "double precision";
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            case "DATE_TIME" -> "timestamp with time zone";
            case "UUID", "USER" -> "uuid";
            case "JSON" -> "jsonb";
            case "MULTI_SELECT", "TEXT_LIST" -> "text[]";
            default -> throw new AssertionError("unknown type: " + field);
        };
    }

    private static String keyType(String kind) {
        return kind.equals("BIGINT") ? "bigint" : "uuid";
    }

    private static String list(JsonNode texts) {
        return Reply.list(texts).stream().map(JsonNode::asString).collect(Collectors.joining(","));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asString();
    }

    private static boolean flag(JsonNode node, String name) {
        return node.get(name).asBoolean();
    }
}
