package dev.weft.server.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleOptionsTest {
    @Test
    void nothingGivenMeansANewAccountOnThisMachine() {
        SampleOptions options = SampleOptions.parse(new String[0], Map.of());

        assertThat(options).isEqualTo(new SampleOptions(URI.create("http://localhost:8080/"), null, null, "bookshop"));
    }

    @Test
    void theEnvironmentGivesWhatOptionsDoNot() {
        SampleOptions options = SampleOptions.parse(
                new String[] {"--email", "b@example.com"},
                Map.of("WEFT_EMAIL", "a@example.com", "WEFT_PASSWORD", "secret", "WEFT_PORT", "9000"));

        assertThat(options)
                .isEqualTo(
                        new SampleOptions(URI.create("http://localhost:9000/"), "b@example.com", "secret", "bookshop"));
    }

    @Test
    void halfAnAccountIsRefused() {
        refused("both the e-mail and the password", "--email", "a@example.com");
    }

    @Test
    void anOptionWithoutAValueIsRefused() {
        refused("'--url' needs a value", "--url");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        refused("'ftp://example.com' is no address", "--url", "ftp://example.com");
        refused("'two words' is no address", "--url", "two words");
    }

    private static void refused(String sentence, String... arguments) {
        assertThatExceptionOfType(SampleException.class)
                .isThrownBy(() -> SampleOptions.parse(arguments, Map.of()))
                .withMessageContaining(sentence);
    }
}
