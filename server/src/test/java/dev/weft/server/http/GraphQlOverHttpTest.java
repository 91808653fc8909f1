package dev.weft.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlOverHttpTest {
    private static final String PROJECT = "/graphql/shop";
    private static final String RESPONSE_JSON = "application/graphql-response+json";
    private static final String TYPENAME = "{\"query\":\"{__typename}\"}";

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = new HttpServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", PROJECT})
    void aQueryIsAnswered(String path) {
        HttpResponse<String> response = server.post(path, TYPENAME);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
        assertThat(header(response, "Content-Length")).isEqualTo("31");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aProjectSaysItsRevisionAndThePlatformHasNone() {
        assertThat(header(server.post(PROJECT, TYPENAME), "Weft-Revision")).isEqualTo("7");
        assertThat(header(server.post("/graphql", TYPENAME), "Weft-Revision")).isEmpty();
    }

    @Test
    void aSaneRequestIdIsTakenOverAndAnotherReplaced() {
        assertThat(header(server.post(PROJECT, TYPENAME, "X-Request-Id", "abc-1"), "X-Request-Id"))
                .isEqualTo("abc-1");
        assertThat(header(server.post(PROJECT, TYPENAME, "X-Request-Id", "a b"), "X-Request-Id"))
                .matches("[0-9a-f]{32}");
        assertThat(server.post(PROJECT, "{", "X-Request-Id", "abc-2").body()).contains("\"requestId\":\"abc-2\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/graphql-response+json | application/graphql-response+json",
                "application/json | application/json",
                "*/* | application/json",
                "application/* | application/json",
                "application/graphql-response+json, application/json;q=0.9 | application/graphql-response+json",
                "application/json;q=0.5, application/graphql-response+json;q=0.4 | application/json",
                "text/html, application/json;q=0.1 | application/json",
                "application/graphql-response+json, text/event-stream | application/graphql-response+json",
                "text/event-stream;q=0.5, application/json | application/json",
                "text/event-stream, application/json | text/event-stream"
            })
    void theAnswerHasTheTypeThatTheClientLikesBest(String accept, String type) {
        HttpResponse<String> response = server.post(PROJECT, TYPENAME, "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo(type + ";charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/event-stream;q=0",
                "multipart/mixed",
                "application/json;q=0",
                "application/json;charset=utf-16"
            })
    void whatNobodyCanAcceptIs406(String accept) {
        HttpResponse<String> response = server.post(PROJECT, TYPENAME, "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(HttpServer.code(response)).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/json; charset=utf-16",
                "application/graphql",
                "multipart/form-data; boundary=x"
            })
    void aBodyOfAnotherTypeIs415(String type) {
        HttpResponse<String> response = server.post(PROJECT, TYPENAME, "Content-Type", type);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(HttpServer.code(response)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void anotherEncodingIsNotGuessed(String charset) {
        HttpResponse<String> response = server.send(
                HttpRequest.newBuilder(server.uri(PROJECT))
                        .POST(BodyPublishers.ofByteArray(TYPENAME.getBytes(Charset.forName(charset)))),
                "Content-Type",
                "application/json");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpServer.code(response)).isEqualTo("BAD_REQUEST");
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedAndNotReplaced() {
        byte[] body = TYPENAME.replace("}", "} #x").getBytes(StandardCharsets.ISO_8859_1);
        body[new String(body, StandardCharsets.ISO_8859_1).indexOf('x')] = (byte) 0xe9;

        HttpResponse<String> response = server.send(
                HttpRequest.newBuilder(server.uri(PROJECT)).POST(BodyPublishers.ofByteArray(body)),
                "Content-Type",
                "application/json");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("BAD_REQUEST", "UTF-8");
    }

    @Test
    void utf8MayBeSaid() {
        assertThat(server.post(PROJECT, TYPENAME, "Content-Type", "application/json; charset=\"UTF-8\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD"})
    void otherMethodsAre405(String method) {
        HttpResponse<String> response =
                server.send(HttpRequest.newBuilder(server.uri(PROJECT)).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, POST, OPTIONS");
    }

    @Test
    void aPreflightOfAnotherOriginGetsNoPermission() {
        HttpResponse<String> response = server.send(
                HttpRequest.newBuilder(server.uri(PROJECT)).method("OPTIONS", BodyPublishers.noBody()),
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                              | BAD_REQUEST",
                "{\"not JSON                                     | BAD_REQUEST",
                "{\"query\":\"{__typename}\"} x                  | BAD_REQUEST",
                "\"text\"                                        | BAD_REQUEST",
                "7                                               | BAD_REQUEST",
                "null                                            | BAD_REQUEST",
                "{}                                              | BAD_REQUEST",
                "{\"query\":null}                                | BAD_REQUEST",
                "{\"query\":7}                                   | BAD_REQUEST",
                "{\"query\":\"{__typename}\",\"operationName\":5} | BAD_REQUEST",
                "{\"query\":\"{__typename}\",\"variables\":\"{}\"} | BAD_REQUEST",
                "{\"query\":\"{__typename}\",\"variables\":[]}   | BAD_REQUEST",
                "{\"query\":\"{__typename}\",\"extensions\":1}   | BAD_REQUEST",
                "{\"query\":\"{a}\",\"query\":\"{__typename}\"}  | BAD_REQUEST",
                "{\"query\":\"{__typename}\",\"variables\":{\"a\":1,\"a\":2}} | BAD_REQUEST",
                "{\"query\":\"{__typename}\",\"variables\":{\"a\":\"x\\u0000\"}} | BAD_USER_INPUT",
                "{\"query\":\"{__typename}\",\"variables\":{\"x\\u0000\":1}} | BAD_USER_INPUT",
                "{\"query\":\"{__typename}\",\"variables\":{\"a\":\"x\\ud800y\"}} | BAD_USER_INPUT",
                "{\"query\":\"{__typename}\",\"variables\":{\"a\":\"\\udc00\"}} | BAD_USER_INPUT",
                "{\"query\":\"{__typename}\",\"variables\":{\"a\":1e2000000000}} | BAD_USER_INPUT",
                "[]                                              | BAD_REQUEST"
            })
    void aMalformedRequestIs400InBothFormats(String body, String code) {
        for (String accept : new String[] {"application/json", RESPONSE_JSON}) {
            HttpResponse<String> response = server.post(PROJECT, body, "Accept", accept);

            assertThat(response.statusCode()).as(accept).isEqualTo(400);
            assertThat(HttpServer.code(response)).isEqualTo(code);
            assertThat(response.body()).doesNotContain("\"data\"");
        }
    }

    @Test
    void nullMembersAreAbsentMembers() {
        assertThat(server.post(
                                PROJECT,
                                "{\"query\":\"{__typename}\",\"variables\":null,\"operationName\":null,\"extensions\":null}")
                        .body())
                .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    }

    @Test
    void nestingEndsAt64Levels() {
        assertThat(server.post(PROJECT, nested(62)).statusCode()).isEqualTo(200);

        HttpResponse<String> tooDeep = server.post(PROJECT, nested(63));
        assertThat(tooDeep.statusCode()).isEqualTo(400);
        assertThat(HttpServer.code(tooDeep)).isEqualTo("BAD_USER_INPUT");
        assertThat(server.post(PROJECT, nested(100_000)).statusCode()).isEqualTo(400);
    }

    private static String nested(int levels) {
        return "{\"query\":\"{__typename}\",\"variables\":{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}}";
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        String body = "{\"query\":\"{__typename}\",\"variables\":{\"a\":" + "9".repeat(1_000_000) + "}}";

        HttpResponse<String> response = server.post(PROJECT, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpServer.code(response)).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                     | GRAPHQL_PARSE_FAILED",
                "{nope}                                | GRAPHQL_VALIDATION_FAILED",
                "query($n: Int!) {echo(n: $n)}         | BAD_USER_INPUT"
            })
    void aBadDocumentIs400OrPlainJsonWith200(String document, String code) {
        String body = "{\"query\":\"" + document + "\"}";

        HttpResponse<String> response = server.post(PROJECT, body, "Accept", RESPONSE_JSON);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpServer.code(response)).isEqualTo(code);

        HttpResponse<String> json = server.post(PROJECT, body, "Accept", "application/json");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(HttpServer.code(json)).isEqualTo(code);
    }

    @Test
    void aPartialAnswerIs200() {
        HttpResponse<String> response = server.post(PROJECT, "{\"query\":\"{fail}\"}", "Accept", RESPONSE_JSON);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"data\":{\"fail\":null}").contains("\"requestId\":");
    }

    @Test
    void whatNobodyExpectedTellsNothing() {
        HttpResponse<String> response = server.post(PROJECT, "{\"query\":\"{broken}\"}");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(HttpServer.code(response)).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void anUnknownProjectIs404WithWhateverCredentials() {
        for (String path : new String[] {"/graphql/nope", "/graphql/", "/graphql/shop/", "/graphql/shop/x"}) {
            HttpResponse<String> response = server.post(path, TYPENAME, "Authorization", "Bearer bad");

            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(HttpServer.code(response)).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void aBadCredentialIs401InBothFormats() {
        for (String accept : new String[] {"application/json", RESPONSE_JSON}) {
            HttpResponse<String> response =
                    server.post(PROJECT, TYPENAME, "Accept", accept, "Authorization", "Bearer bad");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(HttpServer.code(response)).isEqualTo("UNAUTHENTICATED");
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(server.post(PROJECT, TYPENAME, "Authorization", HttpServer.GOOD_TOKEN)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCredentialGivenTwiceIsRefused() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri(PROJECT))
                .header("Content-Type", "application/json")
                .header("X-API-Key", "a")
                .header("X-API-Key", "b")
                .POST(BodyPublishers.ofString(TYPENAME)));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aQueryMayComeByGet() {
        HttpResponse<String> response = server.get(PROJECT + "?query="
                + encoded("query Q($t: String) {echo(text: $t)}")
                + "&operationName=Q&variables=" + encoded("{\"t\":\"ö & ü\"}") + "&utm=1");

        assertThat(response.body()).isEqualTo("{\"data\":{\"echo\":\"ö & ü\"}}");
    }

    @Test
    void aMutationByGetIs405AndChangesNothing() {
        int before = server.engine().counter.get();
        HttpResponse<String> response = server.get(PROJECT + "?query=" + encoded("mutation {increment}"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("POST");
        assertThat(server.engine().counter.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?query=",
                "?variables={}",
                "?query=%7B__typename%7D&query=%7B__typename%7D",
                "?query=%7B__typename%7D&variables=%7B",
                "?query=%7B__typename%7D&variables=7"
            })
    void aMalformedGetIs400(String query) {
        String escaped = query.replace("{}", "%7B%7D");

        assertThat(server.get(PROJECT + escaped, "Accept", RESPONSE_JSON).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSubscriptionHasNoSingleAnswer() {
        assertThat(HttpServer.code(server.post(PROJECT, "{\"query\":\"subscription {ticks}\"}")))
                .isEqualTo("OPERATION_NOT_ALLOWED");
    }

    @Test
    void theMembersOfABatchRunInOrderAndFailEachForItself() {
        int before = server.engine().counter.get();
        String batch = """
                [{"query":"mutation {increment}"}, {"query":"{"}, 7, {"variables":{}},
                 {"query":"{broken}"}, {"query":"{count}"}]
                """;

        HttpResponse<String> response = server.post(PROJECT, batch, "Accept", RESPONSE_JSON);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .startsWith("[{\"data\":{\"increment\":" + (before + 1) + "}},{\"errors\"")
                .contains("GRAPHQL_PARSE_FAILED", "BAD_REQUEST", "INTERNAL_SERVER_ERROR")
                .endsWith("{\"data\":{\"count\":" + (before + 1) + "}}]");
    }

    @Test
    void aBatchOfElevenIsRefusedAsAWhole() {
        int before = server.engine().counter.get();
        String batch = IntStream.range(0, 11)
                .mapToObj(_ -> "{\"query\":\"mutation {increment}\"}")
                .collect(Collectors.joining(",", "[", "]"));

        HttpResponse<String> response = server.post(PROJECT, batch);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("1 to 10");
        assertThat(server.engine().counter.get()).isEqualTo(before);
    }

    @Test
    void aBodyMayBeZipped() throws IOException {
        HttpResponse<String> response = zipped(TYPENAME.getBytes(StandardCharsets.UTF_8));

        assertThat(response.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    }

    @Test
    void aZipBombIs413() throws IOException {
        HttpResponse<String> response = zipped(new byte[50_000_000]);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(HttpServer.code(response)).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void whatIsNoZipIs400AndWhatIsZippedOtherwise415() {
        assertThat(server.post(PROJECT, TYPENAME, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(400);
        assertThat(server.post(PROJECT, TYPENAME, "Content-Encoding", "br").statusCode())
                .isEqualTo(415);
    }

    @Test
    void twoMillionBytesAreTakenAndOneMoreIs413() {
        String padded = TYPENAME + " ".repeat(2_000_000 - TYPENAME.length());

        assertThat(server.post(PROJECT, padded).statusCode()).isEqualTo(200);
        assertThat(server.post(PROJECT, padded + " ").statusCode()).isEqualTo(413);
    }

    private static HttpResponse<String> zipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return server.send(
                HttpRequest.newBuilder(server.uri(PROJECT)).POST(BodyPublishers.ofByteArray(bytes.toByteArray())),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
