package dev.weft.server.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Every place of a live schema in which a client names something that somebody else may have. */
final class Slots {
    private static final int DEPTH = 4;
    private static final int SELECTED = 2;
    private static final Set<String> KEYS = Set.of("ID", "UUID");
    private static final Set<String> NAMES = Set.of("project", "slug", "companySlug", "confirmSlug");

    /** Their values are of the moment, or of the row alone. */
    private static final Set<String> UNLIKE = Set.of("ID", "UUID", "DateTime", "JSON", "BigInt", "Date");

    private final Map<String, JsonNode> types = new LinkedHashMap<>();
    private final JsonNode schema;
    private final List<Slot> all = new ArrayList<>();

    private Slots(JsonNode schema) {
        this.schema = schema;
        schema.get("types").forEach(type -> types.put(type.get("name").asString(), type));
    }

    static final String INTROSPECTION = "{ __schema { queryType { name } mutationType { name } types { kind name"
            + " fields { name args { name defaultValue type { ...T } } type { ...T } }"
            + " inputFields { name defaultValue type { ...T } } enumValues { name } isOneOf } } }"
            + " fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    /**
     * @param field the root field
     * @param kind the scalar, or the argument's name where it is a text that names something
     * @param document with {@code §} in the place of the literal
     */
    record Slot(String field, String kind, String document) {
        /** Whether it is the key of a row that is made, which may be any. */
        boolean isOfNewRow() {
            return document.startsWith("mutation") && document.matches(".*(input|create): \\[?\\{[^{}]*rowId: §.*");
        }

        /** Whether the same twice would not do the same: it writes to every row but those that are named. */
        boolean isAboutAllOthers() {
            return document.startsWith("mutation")
                    && document.contains("filter:")
                    && !document.matches(".*filter: \\{\\w+: \\{(eq: |in: \\[)§.*");
        }
    }

    /** Of the answer to {@link #INTROSPECTION}. */
    static List<Slot> of(JsonNode schema) {
        Slots slots = new Slots(schema);
        slots.addAll("queryType", "query");
        slots.addAll("mutationType", "mutation");
        return slots.all;
    }

    private JsonNode type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    private void addAll(String root, String verb) {
        if (!schema.path(root).isObject()) {
            return;
        }
        JsonNode type = type(schema.get(root).get("name").asString());
        for (JsonNode field : type.get("fields")) {
            String name = field.get("name").asString();
            String selection = selection(field.get("type"), SELECTED);
            for (JsonNode argument : field.get("args")) {
                walk(
                        name,
                        argument,
                        DEPTH,
                        new HashSet<>(),
                        literal -> verb + " { " + name + "("
                                + others(field.get("args"), argument)
                                + argument.get("name").asString() + ": " + literal + ") "
                                + selection + " }");
            }
        }
    }

    private void walk(String field, JsonNode member, int depth, Set<String> seen, UnaryOperator<String> around) {
        JsonNode type = member.get("type");
        String named = named(type).get("name").asString();
        String memberName = member.get("name").asString();
        UnaryOperator<String> listed = literal -> around.apply(isList(type) ? "[" + literal + "]" : literal);
        if (KEYS.contains(named)) {
            all.add(new Slot(field, named, listed.apply("§")));
        } else if (named.equals("String") && NAMES.contains(memberName)) {
            all.add(new Slot(field, memberName, listed.apply("§")));
        } else if (named(type).get("kind").asString().equals("INPUT_OBJECT") && depth > 0 && seen.add(named)) {
            JsonNode input = type(named);
            boolean oneOf = input.path("isOneOf").asBoolean(false);
            for (JsonNode inner : input.get("inputFields")) {
                walk(
                        field,
                        inner,
                        depth - 1,
                        new HashSet<>(seen),
                        literal -> listed.apply("{"
                                + (oneOf ? "" : others(input.get("inputFields"), inner))
                                + inner.get("name").asString() + ": " + literal + "}"));
            }
        }
    }

    /** All that must be given besides. */
    private String others(JsonNode members, JsonNode without) {
        List<String> others = new ArrayList<>();
        for (JsonNode member : members) {
            if (!member.get("name").equals(without.get("name"))
                    && member.at("/type/kind").asString().equals("NON_NULL")
                    && member.path("defaultValue").isNull()) {
                others.add(member.get("name").asString() + ": "
                        + sample(member.get("type"), member.get("name").asString(), DEPTH) + ", ");
            }
        }
        return String.join("", others);
    }

    private String sample(JsonNode type, String name, int depth) {
        String kind = type.get("kind").asString();
        if (kind.equals("NON_NULL")) {
            return sample(type.get("ofType"), name, depth);
        }
        if (kind.equals("LIST")) {
            return "[" + sample(type.get("ofType"), name, depth) + "]";
        }
        String typeName = type.get("name").asString();
        return switch (kind) {
            case "ENUM" -> type(typeName).at("/enumValues/0/name").asString();
            case "INPUT_OBJECT" -> {
                if (depth == 0) {
                    yield "{}";
                }
                List<String> members = new ArrayList<>();
                JsonNode named = type(typeName);
                boolean oneOf = named.path("isOneOf").asBoolean(false);
                for (JsonNode member : named.get("inputFields")) {
                    boolean required = member.at("/type/kind").asString().equals("NON_NULL");
                    if (required || (oneOf && members.isEmpty())) {
                        members.add(member.get("name").asString() + ": "
                                + sample(member.get("type"), member.get("name").asString(), depth - 1));
                    }
                }
                yield "{" + String.join(", ", members) + "}";
            }
            default -> scalar(typeName, name);
        };
    }

    private static String scalar(String type, String name) {
        return switch (type) {
            case "Int", "Float" -> "1";
            case "Boolean" -> "true";
            case "UUID", "ID" -> "\"00000000-0000-4000-8000-000000000000\"";
            case "JSON" -> "{}";
            case "DateTime" -> "\"2030-01-01T00:00:00Z\"";
            case "Date" -> "\"2030-01-01\"";
            case "String" -> NAMES.contains(name) ? "§" : "\"made up\"";
            default -> "\"1\"";
        };
    }

    private static JsonNode named(JsonNode type) {
        JsonNode named = type;
        while (named.path("ofType").isObject()) {
            named = named.get("ofType");
        }
        return named;
    }

    private static boolean isList(JsonNode type) {
        return type.get("kind").asString().equals("LIST")
                || (type.path("ofType").isObject() && isList(type.get("ofType")));
    }

    private String selection(JsonNode type, int depth) {
        JsonNode named = named(type);
        String kind = named.get("kind").asString();
        if (kind.equals("INTERFACE") || kind.equals("UNION")) {
            return "{ __typename }";
        }
        if (!kind.equals("OBJECT")) {
            return "";
        }
        List<String> members = new ArrayList<>(List.of("__typename"));
        for (JsonNode field : type(named.get("name").asString()).get("fields")) {
            JsonNode inner = named(field.get("type"));
            boolean object = inner.get("kind").asString().equals("OBJECT");
            boolean plain = List.of("SCALAR", "ENUM").contains(inner.get("kind").asString())
                    && !UNLIKE.contains(inner.get("name").asString());
            boolean callable = !needsArguments(field);
            String name = field.get("name").asString();
            if (callable && plain && !name.equals("rowVersion") && !name.endsWith("Token") && !name.endsWith("ursor")) {
                members.add(name);
            } else if (callable
                    && object
                    && depth > 0
                    && !inner.get("name").asString().equals("Query")) {
                members.add(name + " " + selection(field.get("type"), depth - 1));
            }
        }
        return members.stream().collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static boolean needsArguments(JsonNode field) {
        for (JsonNode argument : field.get("args")) {
            if (argument.at("/type/kind").asString().equals("NON_NULL")
                    && argument.path("defaultValue").isNull()) {
                return true;
            }
        }
        return false;
    }
}
