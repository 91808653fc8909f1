package dev.weft.e2e.badinput;

import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the table.
 *
 * @param send how the input is sent, a word that {@link Sender} knows
 * @param code that an error must have; null when any will do
 * @param status of HTTP; null when any below 500 will do
 * @param accept the input is a good one after all
 * @param fields that the error must name
 */
record BadInput(
        String group,
        String name,
        String send,
        JsonNode input,
        @Nullable String code,
        @Nullable Integer status,
        boolean accept,
        List<String> fields) {

    static List<BadInput> all() {
        try (InputStream file = Objects.requireNonNull(BadInput.class.getResourceAsStream("/bad-inputs.jsonl"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Json::parse)
                    .map(BadInput::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadInput of(JsonNode line) {
        return new BadInput(
                line.get("group").asString(),
                line.get("name").asString(),
                line.get("send").asString(),
                line.get("input"),
                line.has("code") ? line.get("code").asString() : null,
                line.has("status") ? line.get("status").asInt() : null,
                line.path("accept").asBoolean(false),
                Reply.list(line.path("fields")).stream().map(JsonNode::asString).toList());
    }

    /** Without the status of HTTP. */
    BadInput overSocket() {
        return new BadInput(group, name, send, input, code, null, accept, fields);
    }

    @Override
    public String toString() {
        return group + ": " + name;
    }
}
