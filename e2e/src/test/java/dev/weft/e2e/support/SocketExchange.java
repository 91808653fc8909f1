package dev.weft.e2e.support;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One request over a socket of its own, answered as HTTP answers. What closes the socket instead is an error whose code is
 * {@code CLOSED_} and the number.
 */
final class SocketExchange {
    private static final int OK = 200;

    private SocketExchange() {}

    /** @param headers go into {@code connection_init} */
    static Reply send(URI endpoint, Map<String, String> headers, String body) {
        Map<String, String> payload = new LinkedHashMap<>(headers);
        payload.remove("Accept");
        payload.remove("Content-Type");
        try (Socket socket = Socket.open(endpoint)) {
            socket.send("{\"type\":\"connection_init\",\"payload\":" + Json.write(payload) + "}");
            String first = socket.next();
            if (first.contains("connection_ack")) {
                socket.send("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":" + body + "}");
                first = socket.next();
            }
            return reply(first);
        }
    }

    private static Reply reply(String message) {
        String text;
        if (message.startsWith(Socket.CLOSED)) {
            text = Json.write(Map.of(
                    "errors",
                    List.of(Map.of(
                            "message",
                            "The socket was closed.",
                            "extensions",
                            Map.of("code", "CLOSED_" + message.substring(Socket.CLOSED.length()), "requestId", "-")))));
        } else {
            JsonNode answer = Json.parse(message);
            JsonNode payload = answer.get("payload");
            text = answer.get("type").asString().equals("error")
                    ? Json.write(Map.of("errors", payload))
                    : Json.write(payload);
        }
        return new Reply(OK, HttpHeaders.of(Map.of(), (_, _) -> true), text);
    }
}
