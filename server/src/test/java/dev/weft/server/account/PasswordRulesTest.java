package dev.weft.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String EMAIL = "ada@example.com";
    private static final String LONG = "blue heron, ".repeat(86);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brief",
                "elevenbytes",
                "password1234",
                "PasswordPassword",
                "123456789012",
                "aaaaaaaaaaaaaaa",
                "qwertyuiopas",
                "ada@example.com",
                "secret!secret!",
                "abababababab",
                "lkjhgfdsapoiuytrewq",
                "",
                "\u00e4\u00f6\u00fc\u00df\u00e9"
            })
    void isWeak(String password) {
        assertThat(PasswordRules.weakness(password, EMAIL))
                .hasValueSatisfying(why -> assertThat(why).startsWith("The password is"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"seven blue herons", "\u00e4\u00f6\u00fc\u00df\u00e9\u00e8", "zX9-kq2P!vv_", "            .,-;:_"
            })
    void isStrong(String password) {
        assertThat(PasswordRules.weakness(password, EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_024, 1_025})
    void hasAtMostAKilobyte(int bytes) {
        assertThat(PasswordRules.weakness(LONG.substring(0, bytes), EMAIL).isPresent())
                .isEqualTo(bytes > PasswordRules.MAX_BYTES);
    }
}
