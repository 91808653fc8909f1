package dev.weft.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What Weft needs of a PostgreSQL server, said before anything is done with it. */
final class ServerRequirements {
    private static final int MINIMUM_VERSION = 180_000;
    private static final String FACTS = """
            SELECT current_setting('server_version_num')::int,
                   current_setting('server_version'),
                   current_setting('server_encoding'),
                   role.rolsuper OR role.rolcreaterole,
                   pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
                   pg_catalog.quote_ident(current_user)
              FROM pg_catalog.pg_roles role
             WHERE role.rolname = current_user
            """;

    private ServerRequirements() {}

    /** @throws DatabaseStartException that says which requirement is not met and how to meet it */
    static void check(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet facts = statement.executeQuery(FACTS)) {
            facts.next();
            checkVersion(facts.getInt(1), facts.getString(2));
            checkEncoding(facts.getString(3));
            checkRights(facts.getBoolean(4), facts.getBoolean(5), facts.getString(6));
        } catch (SQLException e) {
            throw new DatabaseStartException("PostgreSQL does not tell its version: " + e.getMessage(), e);
        }
    }

    static void checkVersion(int number, String name) {
        if (number < MINIMUM_VERSION) {
            throw new DatabaseStartException("Weft needs PostgreSQL 18 or newer, this server is " + name
                    + ". Upgrade it, or point WEFT_DATABASE_URL to a newer one.");
        }
    }

    static void checkEncoding(String encoding) {
        if (!"UTF8".equals(encoding)) {
            throw new DatabaseStartException("Weft needs a database with encoding UTF8, this one has " + encoding
                    + ". Create one with: CREATE DATABASE weft ENCODING 'UTF8' TEMPLATE template0");
        }
    }

    static void checkRights(boolean createsRoles, boolean createsSchemas, String user) {
        if (!createsRoles) {
            throw new DatabaseStartException(
                    "Weft keeps projects apart by PostgreSQL roles. Allow it to: ALTER ROLE " + user + " CREATEROLE");
        }
        if (!createsSchemas) {
            throw new DatabaseStartException("Weft creates a schema per project. Allow it to: GRANT CREATE ON DATABASE"
                    + " <database> TO " + user);
        }
    }
}
