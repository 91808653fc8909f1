package dev.weft.server.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import dev.weft.resolvers.sql.Connections;
import dev.weft.server.deadline.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.jdbc.PgConnection;

/**
 * Connections that run as the role of a project, which has rights on the project's schema and on nothing else. A
 * connection keeps its role while it serves the same project, so that a request pays for the switch only after another
 * project's.
 */
public final class ProjectConnections {
    private static final String ROLE_PREFIX = "weft_";

    private final HikariDataSource pool;

    /** By the physical connection, which the pool lends out again and again. */
    private final Cache<Connection, String> roles =
            Caffeine.newBuilder().weakKeys().build();

    public ProjectConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Connections of one project. */
    public Connections of(ProjectRef project) {
        String role = role(project);
        return () -> lease(role);
    }

    /** The role that a project's connections have. */
    public static String role(ProjectRef project) {
        return ROLE_PREFIX + project.databaseSchema();
    }

    private Connection lease(String role) throws SQLException {
        Connection pooled = pool.getConnection();
        try {
            PgConnection physical = pooled.unwrap(PgConnection.class);
            if (!role.equals(roles.getIfPresent(physical))) {
                switchTo(role, pooled, physical);
            }
            return ProjectConnection.begin(pooled, physical, pool, Deadline.current());
        } catch (SQLException | RuntimeException e) {
            try (pooled) {
                pool.evictConnection(pooled);
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private void switchTo(String role, Connection pooled, PgConnection physical) throws SQLException {
        roles.invalidate(physical);
        try (Statement statement = pooled.createStatement()) {
            statement.execute(DSL.using(SQLDialect.POSTGRES).render(DSL.query("set role {0}", DSL.name(role))));
        }
        roles.put(physical, role);
    }
}
