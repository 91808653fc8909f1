package dev.weft.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    @ParameterizedTest
    @CsvSource({
        "BAD_USER_INPUT, 200, 400",
        "NOT_FOUND, 200, 404",
        "NAME_TAKEN, 200, 200",
        "UNAUTHENTICATED, 401, 401",
        "RATE_LIMITED, 429, 429",
        "DATABASE_UNAVAILABLE, 503, 503"
    })
    void whatAnOperationFoundIs200UnlessItSaysWhoMayAskOrWhen(String code, int executed, int refused) {
        assertThat(status(code, true)).isEqualTo(executed);
        assertThat(status(code, false)).isEqualTo(refused);
    }

    private static int status(String code, boolean executed) {
        Map<String, Object> body = new HashMap<>();
        body.put("errors", List.of(Map.of("message", "no", "extensions", Map.of("code", code))));
        if (executed) {
            body.put("data", null);
        }
        return Answer.of(body, executed, ResponseFormat.GRAPHQL_RESPONSE).status();
    }
}
