package dev.weft.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no proper client sends. */
class RawHttpTest {
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
    @CsvSource(
            delimiter = '|',
            value = {
                "NONSENSE | 400 | BAD_REQUEST",
                "GET /graphql?query={a} HTTP/1.1 | 400 | BAD_REQUEST",
                "GET /console/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1 | 400 | BAD_REQUEST",
                "GET /graphql/shop%2f.. HTTP/1.1 | 400 | BAD_REQUEST",
                "TRACE /graphql HTTP/1.1 | 405 | METHOD_NOT_ALLOWED",
                "GET /nope HTTP/1.1 | 404 | NOT_FOUND",
                "GET /console/../nope HTTP/1.1 | 404 | NOT_FOUND",
                "GET /error HTTP/1.1 | 404 | NOT_FOUND"
            })
    void whatTomcatRefusesIsJsonToo(String requestLine, int status, String code) throws IOException {
        String answer = send(requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("\"code\":\"" + code + "\"")
                .contains("\"requestId\":\"")
                .containsIgnoringCase("\r\nX-Request-Id: ")
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    @Test
    void headersThatAreTooLargeOrTooManyAre431() throws IOException {
        String large = "X-Large: " + "a".repeat(20_000) + "\r\n";
        String many =
                IntStream.range(0, 500).mapToObj(i -> "X-" + i + ": 1\r\n").collect(Collectors.joining());

        for (String headers : new String[] {large, many}) {
            assertThat(send("GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n"))
                    .startsWith("HTTP/1.1 431")
                    .contains("HEADERS_TOO_LARGE");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedByItsHeaderAlone() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            write(socket, post("Content-Length: 100000000") + "{");
            byte[] start = socket.getInputStream().readNBytes(12);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsNotAskedFor() throws IOException {
        assertThat(send(post("Expect: 100-continue", "Content-Length: 3000000", "Connection: close")))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aLengthBesideChunksEndsTheConnection() throws IOException {
        String twoRequests = """
                POST /graphql HTTP/1.1
                Host: x
                Content-Type: application/json
                Content-Length: 4
                Transfer-Encoding: chunked

                16
                {"query":"{__typename}"}
                0

                GET /health/live HTTP/1.1
                Host: x

                """.replace("16\n", Integer.toHexString("{\"query\":\"{__typename}\"}".length()) + "\n")
                .replace("\n", "\r\n");

        String answer = send(twoRequests);

        assertThat(answer.split("HTTP/1.1 ", -1)).as("nothing, then one answer").hasSize(2);
        assertThat(answer).containsIgnoringCase("Connection: close");
    }

    private static String post(String... headers) {
        return "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private static String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
