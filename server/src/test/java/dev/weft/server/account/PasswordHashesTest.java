package dev.weft.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashesTest {
    @Test
    void passwordsAreHashedWithArgon2idAndTheParametersOfTheContract() {
        try (PasswordHashes hashes = new PasswordHashes()) {
            String hash = hashes.hash("seven blue herons");

            assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(hashes.hash("seven blue herons")).isNotEqualTo(hash);
            assertThat(hashes.matches("seven blue herons", hash)).isTrue();
            assertThat(hashes.matches("seven blue heron", hash)).isFalse();
            assertThat(hashes.matches("seven blue herons", null)).isFalse();
        }
    }
}
