package dev.weft.e2e.support;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What came back for one request. */
public record Reply(int status, HttpHeaders headers, String text) {

    public JsonNode json() {
        return Json.parse(text);
    }

    /** The data of a request that must have succeeded. */
    public JsonNode data() {
        return dataOf(json());
    }

    static JsonNode dataOf(JsonNode body) {
        if (body.hasNonNull("errors") || !body.hasNonNull("data")) {
            throw new AssertionError("the request failed: " + body);
        }
        return body.get("data");
    }

    public List<JsonNode> errors() {
        return list(json().path("errors"));
    }

    /** The codes of all errors, those in the payloads of mutations not included. */
    public List<String> codes() {
        return errors().stream()
                .map(error -> error.path("extensions").path("code").asString("none"))
                .toList();
    }

    /** The revision that answered. */
    public int revision() {
        return (int) headers.firstValueAsLong("Weft-Revision")
                .orElseThrow(() -> new AssertionError("no header Weft-Revision: " + this));
    }

    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
