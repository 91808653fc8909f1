package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "ann.b+tag@mail.example.co.uk",
                "o'neil@example.org",
                "jürgen@bücher.example",
                "root@localhost",
                "x@1and1.com"
            })
    void addressesThatMayBeDeliveredPass(String text) {
        assertThat(TextFormats.isEmail(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "ann@@example.com",
                "ann@example..com",
                "ann@-example.com",
                ".ann@example.com",
                "ann b@example.com",
                "ann@example.com\n",
                "Ann <ann@example.com>",
                "a@b,c@d",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(TextFormats.isEmail(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://localhost:8080/a?b=c#d",
                "HTTPS://EXAMPLE.COM/",
                "https://user:pw@example.com/x",
                "http://[::1]/",
                "https://bücher.example/straße",
                "http://127.0.0.1"
            })
    void webAddressesPass(String text) {
        assertThat(TextFormats.isUrl(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "javascript:alert(1)",
                "ftp://example.com",
                "https://",
                "https:///path",
                "https://a b.example",
                "https://example.com/a b",
                "https://example.com\n",
                "https://example.com/<script>",
                "//example.com"
            })
    void whatIsNoWebAddressIsRefused(String text) {
        assertThat(TextFormats.isUrl(text)).isFalse();
    }

    @Test
    void lengthBringsNoneOfTheRulesDown() {
        assertThat(TextFormats.isUrl("https://" + "a.".repeat(1_000_000))).isFalse();
        assertThat(TextFormats.isUrl("https://a.example/" + "a.".repeat(1_000_000)))
                .isTrue();
        assertThat(TextFormats.isEmail("a.".repeat(1_000_000) + "@example.com")).isFalse();
    }
}
