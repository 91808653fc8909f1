package dev.weft.e2e.badinput;

import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** What the words under {@code send} mean: where an input goes. Some go to several places and must fail at each. */
final class Sender {
    private static final String CHANGE = """
            mutation($project: String!, $operations: [SchemaOperation!]!, $ifRevision: Int) {
              changeSchema(project: $project, operations: $operations, ifRevision: $ifRevision) { revision } }""";

    private final Library library;
    private final Project project;
    private final UnaryOperator<GraphQlClient> transport;

    /** @param transport how requests travel */
    Sender(Library library, UnaryOperator<GraphQlClient> transport) {
        this.library = library;
        this.project = library.project();
        this.transport = transport;
    }

    private GraphQlClient api() {
        return transport.apply(project.api());
    }

    private GraphQlClient platform() {
        return transport.apply(project.owner().platform());
    }

    /** The replies to an input. */
    List<Reply> send(BadInput bad) {
        JsonNode input = bad.input();
        return switch (bad.send()) {
            case "document" -> List.of(api().send(library.fill("document", Texts.of(input)), Map.of()));
            case "request" -> List.of(api().post(Json.write(input)));
            case "body" -> List.of(api().post(Texts.of(input)));
            case "http" -> List.of(RawHttp.send(library, input));
            case "name" -> names(input.asString());
            case "collectionName" -> List.of(collection(input.asString()));
            case "fieldName" -> List.of(field(Map.of("name", input.asString(), "type", "TEXT")));
            case "typeName" -> List.of(type(input.asString()));
            case "field" -> List.of(field(input));
            case "operations" -> List.of(operations(input));
            case "stale" -> List.of(stale());
            case "filter" -> List.of(filter(input));
            case "page" ->
                List.of(api().send("{ members(%s) { totalCount nodes { id } } }".formatted(input.asString())));
            case "cursor" -> cursor(library.fill("cursor", Texts.of(input)));
            case "id" -> ids(library.fill("id", input.asString()));
            case "absent" -> absent(input.asString());
            case "token" -> token(library.fill("token", Texts.of(input)));
            case "key" ->
                List.of(transport
                        .apply(project.owner().server().project(project.slug()))
                        .with("X-API-Key", library.fill("key", input.asString()))
                        .send("{ members { totalCount } }"));
            default -> throw new AssertionError("the table has an unknown word: " + bad.send());
        };
    }

    /** As a collection, a field, a relation and its inverse. */
    private List<Reply> names(String name) {
        Map<String, Object> relation = Map.of("collection", "loans", "name", name, "target", "members");
        Map<String, Object> inverse =
                Map.of("collection", "loans", "name", "second", "target", "members", "inverseName", name);
        if (!name.equals("class")) {
            return List.of(
                    collection(name),
                    field(Map.of("name", name, "type", "TEXT")),
                    change(List.of(Map.of("createRelation", relation))),
                    change(List.of(Map.of("createRelation", inverse))));
        }
        return List.of(field(Map.of("name", name, "type", "TEXT")));
    }

    private Reply collection(String name) {
        return change(List.of(Map.of("createCollection", Map.of("name", name))));
    }

    private Reply type(String name) {
        return change(List.of(Map.of("createCollection", Map.of("name", "shelves", "typeName", name))));
    }

    private Reply field(Object field) {
        return change(List.of(Map.of("addField", Map.of("collection", "members", "field", field))));
    }

    private Reply operations(JsonNode input) {
        JsonNode many = input.path(0).path("manyOperations");
        if (!many.isMissingNode()) {
            return change(Collections.nCopies(
                    many.asInt(), Map.of("updateCollection", Map.of("collection", "members", "label", "Members"))));
        }
        return change(Reply.list(input));
    }

    private Reply change(List<?> operations) {
        return platform().send(CHANGE, Map.of("project", project.slug(), "operations", operations));
    }

    private Reply stale() {
        return platform()
                .send(
                        CHANGE,
                        Map.of(
                                "project",
                                project.slug(),
                                "operations",
                                Json.objects("{\"createCollection\": {\"name\": \"shelves\"}}"),
                                "ifRevision",
                                library.revision() - 1));
    }

    private Reply filter(JsonNode filter) {
        JsonNode sent = filter.has("nest")
                ? Json.parse(Texts.nested(
                        filter.get("nest").asString(), filter.get("times").asInt()))
                : filter;
        return api().send(
                        "query($f: MemberFilter) { members(filter: $f) { totalCount nodes { id } } }",
                        Map.of("f", sent));
    }

    private List<Reply> cursor(String cursor) {
        return List.of(page("first: 2, after: $cursor", cursor), page("last: 2, before: $cursor", cursor));
    }

    private Reply page(String arguments, String cursor) {
        return api().send(
                        "query($cursor: String) { members(%s, orderBy: [{ name: ASC }]) { nodes { id } } }"
                                .formatted(arguments),
                        Map.of("cursor", cursor));
    }

    /** Everywhere that an id is taken, but for {@code node} and {@code nodes}, which answer null. */
    private List<Reply> ids(String id) {
        Map<String, String> variables = Map.of("id", id);
        JsonNode node = api().data("query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }", variables);
        if (!node.get("nodes").path(0).isNull()
                && !node.get("nodes").path(0).at("/id").asString().startsWith(id)) {
            throw new AssertionError("an id that is none was found: " + node);
        }
        return List.of(
                api().send("query($id: ID!) { member(id: $id) { id } }", variables),
                api().send("query($id: ID!) { memberBy(key: { id: $id }) { id } }", variables),
                api().send("query($id: ID!) { members(filter: { id: { eq: $id } }) { totalCount } }", variables),
                api().send("mutation($id: ID!) { updateMember(id: $id, patch: { age: 3 }) { outcome } }", variables),
                api().send("mutation($id: ID!) { deleteMember(id: $id) { deletedId } }", variables),
                api().send("mutation($id: ID!) { createLoan(input: { memberId: $id }) { outcome } }", variables));
    }

    private List<Reply> absent(String id) {
        Map<String, String> variables = Map.of("id", id);
        JsonNode data = api().data(
                        "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } member(id: $id) { id } }",
                        variables);
        if (!data.get("node").isNull() || !data.get("member").isNull()) {
            throw new AssertionError("nobody was found: " + data);
        }
        return List.of(
                api().send("mutation($id: ID!) { updateMember(id: $id, patch: { age: 3 }) { outcome } }", variables),
                api().send("mutation($id: ID!) { deleteMember(id: $id) { deletedId } }", variables));
    }

    /** At both endpoints. */
    private List<Reply> token(String token) {
        GraphQlClient platform =
                transport.apply(project.owner().server().platform()).as(token);
        GraphQlClient own = transport
                .apply(project.owner().server().project(project.slug()))
                .as(token);
        List<Reply> replies = new ArrayList<>();
        replies.add(platform.send("{ me { id } }"));
        replies.add(own.send("{ __typename }"));
        return replies;
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asString()));
        return texts;
    }
}
