package dev.weft.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PlatformPropertiesTest {
    private static final String EXTERNAL = "jdbc:postgresql://db.example.com/weft";

    @Test
    void anExternalDatabaseMeansProduction() {
        assertThat(read(Map.of()).production()).isFalse();
        assertThat(read(Map.of("WEFT_DATABASE_URL", EXTERNAL)).production()).isTrue();
        assertThat(read(Map.of("WEFT_DATABASE_URL", EXTERNAL, "WEFT_ENVIRONMENT", "development"))
                        .production())
                .isFalse();
        assertThat(read(Map.of("WEFT_ENVIRONMENT", "production")).production()).isTrue();
    }

    @Test
    void aServerInProductionDoesNotStartWithSecretsThatEverybodyKnows() {
        String guessable = "A".repeat(43) + "=";
        String random = "pQ3v8sJ1x7Yk2Lw9Zr4Tn6Bm0Hd5Gf8Ca1Ee3Ij7Ok=";
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("WEFT_MASTER_KEY", guessable, "WEFT_ENVIRONMENT", "production"),
                Map.of("WEFT_DATABASE_URL", EXTERNAL, "WEFT_DATABASE_PASSWORD", "Postgres"),
                Map.of("WEFT_DATABASE_URL", EXTERNAL, "WEFT_DATABASE_USER", "shop", "WEFT_DATABASE_PASSWORD", "shop"),
                Map.of("WEFT_DATABASE_URL", "postgres://weft:weft@db.example.com/weft"),
                Map.of("WEFT_DATABASE_URL", "jdbc:postgresql://db.example.com/weft?user=a&password=secret"))) {
            assertThatThrownBy(() -> read(bad))
                    .isInstanceOf(IllegalStateException.class)
                    .message()
                    .containsAnyOf("WEFT_MASTER_KEY is not random", "one that everybody tries first")
                    .doesNotContain(guessable);
        }
        assertThat(read(Map.of(
                                "WEFT_DATABASE_URL",
                                "postgres://weft:pQ3v8sJ1x7@db.example.com/weft",
                                "WEFT_MASTER_KEY",
                                random))
                        .production())
                .isTrue();
        assertThat(read(Map.of("WEFT_MASTER_KEY", guessable)).production()).isFalse();
    }

    @Test
    void rateLimitsAreSwitchedOffInDevelopmentAlone() {
        assertThat(read(Map.of()).rateLimits()).isTrue();
        assertThat(read(Map.of("WEFT_RATE_LIMITS", "off")).rateLimits()).isFalse();
        assertThatThrownBy(() -> read(Map.of("WEFT_RATE_LIMITS", "off", "WEFT_DATABASE_URL", EXTERNAL)))
                .hasMessageContaining("WEFT_RATE_LIMITS=off is for development alone");
    }

    @Test
    void whatIsNeitherIsRefused() {
        assertThatThrownBy(() -> read(Map.of("WEFT_ENVIRONMENT", "staging"))).hasMessageContaining("WEFT_ENVIRONMENT");
        assertThatThrownBy(() -> read(Map.of("WEFT_RATE_LIMITS", "none"))).hasMessageContaining("WEFT_RATE_LIMITS");
    }

    @Test
    void homeAndMasterKeyComeFromTheEnvironment() {
        PlatformProperties properties = read(Map.of("WEFT_HOME", "/srv/weft", "WEFT_MASTER_KEY", "key"));

        assertThat(properties.home()).isEqualTo(Path.of("/srv/weft"));
        assertThat(properties.masterKey()).isEqualTo("key");
        assertThat(read(Map.of()).home()).isEqualTo(Path.of(System.getProperty("user.home"), ".weft"));
    }

    private static PlatformProperties read(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return PlatformProperties.of(environment);
    }
}
