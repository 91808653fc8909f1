package dev.weft.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerAddressesTest {
    private static final IssuerAddresses PRODUCTION = new IssuerAddresses(false, false);
    private static final IssuerAddresses DEVELOPMENT = new IssuerAddresses(true, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com/keys",
                "http://127.0.0.1/keys",
                "ftp://id.example.com/keys",
                "file:///etc/passwd",
                "https:///keys",
                "https://ada:secret@id.example.com/keys",
                "https://id.example.com/keys#there",
                "/keys"
            })
    void onlyHttpsToAHostWillDo(String uri) {
        assertThat(PRODUCTION.objection(URI.create(uri))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/keys",
                "https://localhost/keys",
                "https://[::1]/keys",
                "https://0.0.0.0/keys",
                "https://10.1.2.3/keys",
                "https://172.16.0.1/keys",
                "https://192.168.1.1/keys",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/keys",
                "https://[fd00::1]/keys",
                "https://[fe80::1]/keys",
                "https://[::ffff:10.0.0.1]/keys"
            })
    void privateNetworksAreNotAsked(String uri) {
        assertThatThrownBy(() -> PRODUCTION.check(URI.create(uri))).isInstanceOf(IOException.class);
        assertThatCode(() -> new IssuerAddresses(false, true).check(URI.create(uri)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/keys", "https://[2001:4860:4860::8888]/keys"})
    void everybodyElseIs(String uri) {
        assertThatCode(() -> PRODUCTION.check(URI.create(uri))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000/keys", "http://localhost/keys"})
    void inDevelopmentThisMachineMayServePlainKeys(String uri) {
        assertThatCode(() -> DEVELOPMENT.check(URI.create(uri))).doesNotThrowAnyException();
        assertThat(DEVELOPMENT.objection(URI.create("http://10.0.0.1/keys"))).isPresent();
    }
}
