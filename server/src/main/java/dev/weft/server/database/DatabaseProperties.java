package dev.weft.server.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the data lives.
 *
 * @param home {@code WEFT_HOME}: the directory of the embedded PostgreSQL, {@code ~/.weft} by default
 * @param database an external PostgreSQL, and the size of the pool
 */
@ConfigurationProperties("weft")
public record DatabaseProperties(
        @Nullable Path home, @Nullable Database database) {

    /**
     * @param url {@code WEFT_DATABASE_URL}; the embedded PostgreSQL is used when it is absent or blank
     * @param user {@code WEFT_DATABASE_USER}; wins over a user in the URL
     * @param password {@code WEFT_DATABASE_PASSWORD}; wins over a password in the URL
     * @param poolSize {@code WEFT_DATABASE_POOL_SIZE}: connections that serve project endpoints at once
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable Integer poolSize) {}

    private static final int DEFAULT_POOL_SIZE = 20;

    Path homeOrDefault() {
        return home == null || home.toString().isBlank() ? Path.of(System.getProperty("user.home"), ".weft") : home;
    }

    /** The external database, or null when the embedded one is to be used. */
    @Nullable
    DatabaseAddress external() {
        if (database == null || database.url() == null || database.url().isBlank()) {
            return null;
        }
        return DatabaseAddress.parse(database.url().strip(), database.user(), database.password());
    }

    int poolSizeOrDefault() {
        if (database == null || database.poolSize() == null) {
            return DEFAULT_POOL_SIZE;
        }
        if (database.poolSize() < 1) {
            throw new DatabaseStartException("WEFT_DATABASE_POOL_SIZE must be at least 1");
        }
        return database.poolSize();
    }
}
