package dev.weft.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer has a code and a sentence, says nothing of the inside, and nothing has changed. */
@ExtendWith(SharedServer.class)
class BadInputTest {
    private static final Set<String> HTTP_ALONE = Set.of("http", "body");

    private static final Pattern INSIDE = Pattern.compile(
            "\\b(?:java|javax|jakarta|tools|dev|org|com|graphql)\\.[a-z]+\\.|Exception\\b|SQLSTATE|ERROR:|\\bviolates\\b"
                    + "|\\b(?:select|insert into|update|delete from) \"|\\bpgjdbc\\b|[Dd]id you mean");

    @TestFactory
    Stream<DynamicTest> everyBadInputIsRefusedAndChangesNothing(RunningServer server) {
        Library library = Library.create(server);
        Sender sender = new Sender(library, UnaryOperator.identity());
        return BadInput.all().stream().map(bad -> dynamicTest(bad.toString(), () -> check(bad, sender, library)));
    }

    /** But for what only HTTP can say. */
    @TestFactory
    Stream<DynamicTest> everyBadInputIsRefusedOverASocketToo(RunningServer server) {
        Library library = Library.create(server);
        Sender sender = new Sender(library, GraphQlClient::overSocket);
        return BadInput.all().stream()
                .filter(bad -> !HTTP_ALONE.contains(bad.send()))
                .map(BadInput::overSocket)
                .map(bad -> dynamicTest(bad.toString(), () -> check(bad, sender, library)));
    }

    private static void check(BadInput bad, Sender sender, Library library) {
        String before = library.state();
        List<Reply> replies = sender.send(bad);
        for (Reply reply : replies) {
            if (bad.accept()) {
                assertThat(reply.status()).as(reply.text()).isEqualTo(200);
                assertThat(reply.text()).doesNotContain("INTERNAL_SERVER_ERROR");
            } else {
                checkRefusal(bad, reply);
            }
        }
        if (!bad.accept()) {
            assertThat(library.state()).as("what is stored").isEqualTo(before);
        }
    }

    /** Where a socket ends instead of an operation. */
    private static String closing(String code) {
        return switch (code) {
            case "UNAUTHENTICATED", "NOT_FOUND" -> "CLOSED_4401";
            case "BAD_REQUEST", "BAD_USER_INPUT" -> "CLOSED_4400";
            case "PAYLOAD_TOO_LARGE" -> "CLOSED_1009";
            default -> code;
        };
    }

    private static void checkRefusal(BadInput bad, Reply reply) {
        String shown = reply.status() + " " + reply.text();
        assertThat(reply.errors()).as(shown).isNotEmpty().hasSizeLessThanOrEqualTo(10);
        assertThat(reply.codes()).as(shown).doesNotContain("INTERNAL_SERVER_ERROR", "none");
        if (bad.code() != null) {
            assertThat(reply.codes()).as(shown).containsAnyOf(bad.code(), closing(bad.code()));
        }
        if (bad.status() != null) {
            assertThat(reply.status()).as(shown).isEqualTo(bad.status());
        } else {
            assertThat(reply.status()).as(shown).isLessThan(500);
        }
        for (JsonNode error : reply.errors()) {
            String message = error.path("message").asString("");
            assertThat(message).as(shown).isNotBlank().hasSizeLessThan(600).doesNotContainPattern(INSIDE);
            assertThat(error.at("/extensions/requestId").asString("")).as(shown).isNotBlank();
        }
        if (!bad.fields().isEmpty()) {
            assertThat(Reply.list(reply.errors().getFirst().at("/extensions/fields")).stream()
                            .map(JsonNode::asString)
                            .toList())
                    .as(shown)
                    .containsAll(bad.fields());
        }
    }
}
