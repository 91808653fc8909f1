package dev.weft.server.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The platform's own tables, in the PostgreSQL schema {@code weft}. */
public final class PlatformSchema {
    private static final String SCHEMA = "weft";

    private PlatformSchema() {}

    /** Brings the tables to the version that this server knows. Servers that start at once wait for each other. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
