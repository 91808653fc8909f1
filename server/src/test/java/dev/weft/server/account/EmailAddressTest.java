package dev.weft.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "ada@@example.com",
                "ada@-example.com",
                "ada@example..com",
                ".ada@example.com",
                "ada.@example.com",
                "ada lovelace@example.com",
                "ada@example.com\n",
                "ada\u0000@example.com",
                "ada@exam\u3002ple.com",
                "ad\u0430@example.com",
                "\"ada\"@example.com",
                "ada@[127.0.0.1]",
                "ada@example.com, eve@example.com",
                "Ada <ada@example.com>"
            })
    void isNone(String text) {
        assertThat(EmailAddress.normalized(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "Ada.Lovelace+weft@Mail.Example.COM, ada.lovelace+weft@mail.example.com",
        "o'hara@example.museum, o'hara@example.museum"
    })
    void isOne(String text, String normalized) {
        assertThat(EmailAddress.normalized(text)).contains(normalized);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void hasAtMostSixtyFourLettersBeforeTheAt(int length) {
        assertThat(EmailAddress.normalized("a".repeat(length) + "@example.com").isPresent())
                .isEqualTo(length == 64);
    }
}
