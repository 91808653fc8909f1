package dev.weft.resolvers.testing;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.ProjectResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request brought back.
 *
 * @param compiled whether the compiled driver wrote it
 * @param statements the SQL that ran for it
 * @param transactions that were begun for it, besides those that single statements are
 */
public record Answer(
        ProjectResponse response, boolean compiled, List<String> statements, int leases, int open, int transactions) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The data as JSON, by a JSON pointer such as {@code /articles/nodes/0/title}. */
    public JsonNode at(String pointer) {
        return JSON.<JsonNode>valueToTree(response.body()).at("/data" + pointer);
    }

    /** The data as compact JSON text. */
    public String data() {
        return JSON.writeValueAsString(response.body().get("data"));
    }

    /** All texts that are found under the name, in document order. */
    public List<String> all(String name) {
        return JSON.<JsonNode>valueToTree(response.body()).findValues(name).stream()
                .map(JsonNode::asString)
                .toList();
    }

    public List<ErrorCode> codes() {
        return response.codes();
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> errors() {
        Object errors = response.body().get("errors");
        return errors == null ? List.of() : (List<Map<String, Object>>) errors;
    }

    /** The message of the first error; null when there is none. */
    public @Nullable String message() {
        return errors().isEmpty() ? null : (String) errors().getFirst().get("message");
    }
}
