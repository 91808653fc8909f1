package dev.weft.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Settings of the platform's accounts and secrets.
 *
 * @param production {@code WEFT_ENVIRONMENT}, {@code development} or {@code production}; without it a server with the
 *     embedded database is in development and one with an external database in production
 * @param rateLimits false with {@code WEFT_RATE_LIMITS=off}, which is refused in production
 * @param masterKey {@code WEFT_MASTER_KEY}; null where the key is kept in the home
 * @param home {@code WEFT_HOME}
 */
public record PlatformProperties(
        boolean production, boolean rateLimits, @Nullable String masterKey, Path home) {

    /**
     * @throws IllegalStateException with a sentence for the operator
     */
    public static PlatformProperties of(Environment environment) {
        boolean production = isProduction(environment);
        boolean rateLimits = isOn(environment.getProperty("weft.rate-limits", "on"));
        if (production && !rateLimits) {
            throw new IllegalStateException("WEFT_RATE_LIMITS=off is for development alone. Leave it out, or set"
                    + " WEFT_ENVIRONMENT=development when this is no production server.");
        }
        if (production) {
            DefaultSecrets.refuse(environment);
        }
        String home = environment.getProperty("weft.home", "");
        return new PlatformProperties(
                production,
                rateLimits,
                environment.getProperty("weft.master-key"),
                home.isBlank() ? Path.of(System.getProperty("user.home"), ".weft") : Path.of(home));
    }

    private static boolean isProduction(Environment environment) {
        boolean external = !environment.getProperty("weft.database.url", "").isBlank();
        String name = environment.getProperty("weft.environment", external ? "production" : "development");
        return switch (name) {
            case "production" -> true;
            case "development" -> false;
            default ->
                throw new IllegalStateException(
                        "WEFT_ENVIRONMENT must be development or production, not '" + name + "'.");
        };
    }

    private static boolean isOn(String value) {
        return switch (value) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalStateException("WEFT_RATE_LIMITS must be on or off, not '" + value + "'.");
        };
    }
}
