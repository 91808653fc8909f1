package dev.weft.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL server that lives as long as this JVM, and its administrator.
 *
 * @param address host and port, for example {@code localhost:5432}
 */
record TestServer(String address, String user, String password) {

    /** The one place that decides where tests find PostgreSQL. */
    static TestServer start() {
        return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    /** Testcontainers' reaper removes it once the JVM is gone. */
    @SuppressWarnings("resource")
    private static TestServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
                .withUsername("postgres")
                .withPassword("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --builtin-locale=C.UTF-8");
        container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        return new TestServer(
                container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    /** The library stops it in a shutdown hook. */
    @SuppressWarnings("resource")
    private static TestServer embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "300")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new TestServer("127.0.0.1:" + postgres.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL for tests did not start", e);
        }
    }
}
