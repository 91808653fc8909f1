package dev.weft.server.endpoint;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Looks at each connection of the projects' pool when it is lent, for anything that its last user left behind. */
final class InspectedConnections implements BeanPostProcessor {
    /** Each row is something that is not as a new connection has it; the role apart, which is the project's to keep. */
    private static final String LEFT_BEHIND = """
            select name || ' is ' || setting from pg_catalog.pg_settings
              where source = 'session' and name not in ('TimeZone', 'role', 'application_name', 'client_encoding', 'DateStyle', 'extra_float_digits')
            union all select 'runs as ' || current_user where current_user <> session_user and current_user not like 'weft\\_p\\_%'
            union all select 'lock ' || locktype from pg_catalog.pg_locks where pid = pg_backend_pid() and locktype in ('advisory', 'transactionid')
            union all select 'cursor ' || name from pg_catalog.pg_cursors where is_holdable
            union all select 'temporary tables' where pg_my_temp_schema() <> 0
            union all select 'listens to ' || c from pg_listening_channels() c
            union all select 'a transaction' where pg_current_xact_id_if_assigned() is not null
            """;

    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lent = new AtomicInteger();

    /** How many connections were lent, and looked at. */
    int lent() {
        return lent.get();
    }

    /** What was left behind on any of them. */
    Queue<String> found() {
        return found;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!name.equals("projectDataSource")) {
            return bean;
        }
        HikariConfig config = new HikariConfig();
        try (HikariDataSource replaced = (HikariDataSource) bean) {
            replaced.copyStateTo(config);
        }
        return new HikariDataSource(config) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                inspect(connection);
                return connection;
            }
        };
    }

    private void inspect(Connection connection) throws SQLException {
        lent.incrementAndGet();
        if (!connection.getAutoCommit()) {
            found.add("no automatic commit");
        }
        if (connection.isReadOnly()) {
            found.add("read only");
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LEFT_BEHIND)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
    }
}
