package dev.weft.e2e.badinput;

import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** Requests that no GraphQL client would send. */
final class RawHttp {
    private RawHttp() {}

    static Reply send(Library library, JsonNode input) {
        GraphQlClient client =
                library.project().owner().server().project(library.project().slug());
        if (!input.path("anonymous").asBoolean(false)) {
            client = client.with("X-API-Key", library.project().key());
        }
        for (Map.Entry<String, String> header :
                Sender.texts(input.path("headers")).entrySet()) {
            client = client.with(header.getKey(), header.getValue());
        }
        if (input.has("gzip")) {
            client = client.with("Content-Encoding", "gzip");
        }
        HttpRequest.Builder request = client.builder().uri(address(library, client.endpoint(), input));
        if (input.has("twice")) {
            request.header(input.get("twice").asString(), "Bearer a")
                    .header(input.get("twice").asString(), "Bearer b");
        }
        return GraphQlClient.exchange(request.method(input.get("method").asString(), body(input)));
    }

    private static URI address(Library library, URI endpoint, JsonNode input) {
        URI path = input.has("path") ? endpoint.resolve(input.get("path").asString()) : endpoint;
        return input.has("query")
                ? URI.create(
                        path + "?" + library.fill("http", input.get("query").asString()))
                : path;
    }

    private static BodyPublisher body(JsonNode input) {
        if (input.has("gzip")) {
            return BodyPublishers.ofByteArray(zipped(input.get("gzip").asInt()));
        }
        if (input.has("bytes")) {
            return BodyPublishers.ofString(" ".repeat(input.get("bytes").asInt()));
        }
        return input.has("body") ? BodyPublishers.ofString(input.get("body").asString()) : BodyPublishers.noBody();
    }

    private static byte[] zipped(int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[size]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
