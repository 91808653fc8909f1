package dev.weft.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The database and its two pools. When the application ends, the pools close first, then the embedded
 * PostgreSQL stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {
    /** An external PostgreSQL may be starting at the same time as this server. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Stopped when the application ends, if it was needed at all. */
    @Bean(destroyMethod = "close")
    Database database(DatabaseProperties properties) {
        DatabaseAddress external = properties.external();
        return external == null
                ? Database.embedded(EmbeddedPostgresServer.start(properties.homeOrDefault()))
                : Database.external(external);
    }

    /** For platform tables, migrations and schema changes: up to 8 connections as the owner. */
    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource platformDataSource(Database database) {
        HikariDataSource pool = pool(database.address());
        try {
            ServerRequirements.check(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** For project endpoints, which run under the role of their project. */
    @Bean(destroyMethod = "close")
    HikariDataSource projectDataSource(Database database, DatabaseProperties properties) {
        return ConnectionPools.projects(database.address(), properties.poolSizeOrDefault());
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        try {
            return ConnectionPools.platform(address, PATIENCE);
        } catch (RuntimeException e) {
            throw new DatabaseStartException(
                    "No connection to " + address.withoutOptions() + ": check WEFT_DATABASE_URL, WEFT_DATABASE_USER"
                            + " and WEFT_DATABASE_PASSWORD, and that the server runs.",
                    e);
        }
    }

    /** The database in use, and what has to be stopped with it. */
    record Database(DatabaseAddress address, Runnable stop) implements AutoCloseable {
        static Database embedded(EmbeddedPostgresServer server) {
            return new Database(server.address(), server::close);
        }

        static Database external(DatabaseAddress address) {
            return new Database(address, () -> {});
        }

        @Override
        public void close() {
            stop.run();
        }
    }
}
