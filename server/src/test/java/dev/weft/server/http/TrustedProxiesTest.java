package dev.weft.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", " 192.0.2.7", "2001:db8::/33", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3 | 198.51.100.9 | 198.51.100.9",
                "10.1.2.3 | 203.0.113.5, 198.51.100.9 | 198.51.100.9",
                "10.1.2.3 | 198.51.100.9, 10.9.9.9, 192.0.2.7 | 198.51.100.9",
                "192.0.2.8 | 198.51.100.9 | 192.0.2.8",
                "10.1.2.3 | nonsense | 10.1.2.3",
                "10.1.2.3 | 198.51.100.9, nonsense | 10.1.2.3",
                "10.1.2.3 | 10.1.1.1 | 10.1.1.1",
                "2001:db8:1::1 | 198.51.100.9 | 198.51.100.9",
                "2001:db8:8000::1 | 198.51.100.9 | 2001:db8:8000::1",
            })
    void theClientIsTheFirstWhoIsNotTrusted(String remote, String header, String client) {
        assertThat(proxies.client(remote, Collections.enumeration(List.of(header))))
                .isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(proxies.client(
                        "10.1.2.3", Collections.enumeration(List.of("203.0.113.5", "198.51.100.9, 10.0.0.1"))))
                .isEqualTo("198.51.100.9");
        assertThat(proxies.client("10.1.2.3", Collections.emptyEnumeration())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x"})
    void whatIsNoNetworkIsToldTheOperator(String text) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(text))).hasMessageContaining("WEFT_TRUSTED_PROXIES");
    }
}
