package dev.weft.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalIdTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 300, 16_384, 2_000_000})
    void anIdComesBackAsItWas(int number) {
        GlobalId byUuid = new GlobalId(number, UUID.fromString("0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f"));
        GlobalId byNumber = new GlobalId(number, -42L);

        assertThat(GlobalId.decode(byUuid.encode())).contains(byUuid);
        assertThat(GlobalId.decode(byNumber.encode())).contains(byNumber);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "abc",
                "AQ",
                "AQE",
                "12",
                "0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f",
                "../1",
                "A*5000",
                "AgE______",
                "AQGAgICAgICAgICAgIA",
                "\u0661\u0662"
            })
    void otherTextsAreNoIds(String text) {
        assertThat(GlobalId.decode(text)).isEmpty();
    }

    @Test
    void aTextWithTrailingBitsIsNotTheSameId() {
        String id = new GlobalId(1, 7L).encode();

        assertThat(GlobalId.decode(id.substring(0, id.length() - 1) + "_")).isEmpty();
        assertThat(GlobalId.decode(id + "AA")).isEmpty();
    }
}
