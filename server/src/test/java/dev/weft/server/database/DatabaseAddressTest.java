package dev.weft.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void aJdbcUrlIsTakenAsItIs() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db/weft?sslmode=require", "u", "p"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/weft?sslmode=require", "u", "p"));
    }

    @Test
    void theFormOfHostingProvidersIsUnderstood() {
        assertThat(DatabaseAddress.parse("postgres://u:p%40ss%3Aw@db:6543/weft?sslmode=require", null, null))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:6543/weft?sslmode=require", "u", "p@ss:w"));
        assertThat(DatabaseAddress.parse("postgresql://db/weft", null, null))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/weft", null, null));
    }

    @Test
    void aPasswordGivenApartWins() {
        assertThat(DatabaseAddress.parse("postgres://u:old@db/weft", null, "new")
                        .password())
                .isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://u:secret@db/weft", "postgres://u:secret@db", "postgres://u:se cret@db/weft", "secret"})
    void anythingElseIsRefusedWithoutRepeatingASecret(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url, null, null))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("WEFT_DATABASE_URL")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("cret@")
                .hasNoCause();
    }

    @Test
    void itsTextHoldsNoSecret() {
        assertThat(new DatabaseAddress("jdbc:postgresql://db/weft?password=secret", "u", "secret").toString())
                .doesNotContain("secret");
    }
}
