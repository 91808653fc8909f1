package dev.weft.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.admin.PlatformServer.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInLimitsApiTest {
    private static final String SIGN_IN =
            "mutation { signIn(input: {email: \"eve@example.com\", password: \"not the right one\"}) { accessToken } }";

    @Test
    void tooManySignInsAreToldWhenToComeBackWhateverAddressTheyClaim() {
        try (PlatformServer server = new PlatformServer()) {
            for (int i = 0; i < 5; i++) {
                assertThat(server.ask(SIGN_IN, Map.of(), "X-Forwarded-For", "198.51.100." + i)
                                .code())
                        .isEqualTo("INVALID_CREDENTIALS");
            }
            Answer refused = server.ask(SIGN_IN, Map.of(), "X-Forwarded-For", "198.51.100.9");

            assertThat(refused.response().statusCode()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("RATE_LIMITED");
            assertThat(refused.body().at("/errors/0/extensions/retryable").asBoolean())
                    .isTrue();
            assertThat(refused.response().headers().firstValue("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isBetween(800, 900));
        }
    }
}
