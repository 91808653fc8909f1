package dev.weft.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
