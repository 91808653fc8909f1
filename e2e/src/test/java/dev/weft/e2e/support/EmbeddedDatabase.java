package dev.weft.e2e.support;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of a server's home, reached beside the server: what is really in the tables. */
public final class EmbeddedDatabase {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final Duration EXIT = Duration.ofSeconds(10);

    private final Path home;

    EmbeddedDatabase(Path home) {
        this.home = home;
    }

    /** The rows of a query, each a list of texts. */
    public List<List<@Nullable String>> rows(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<List<@Nullable String>> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SQL failed: " + sql, e);
        }
    }

    private static List<@Nullable String> row(ResultSet result) throws SQLException {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getString(i));
        }
        return row;
    }

    /** The first column of every row. */
    public List<String> column(String sql, Object... parameters) {
        return rows(sql, parameters).stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    /** The only value of a query. */
    public String value(String sql, Object... parameters) {
        return column(sql, parameters).getFirst();
    }

    /** Runs a statement in a transaction that stays open until it is closed, and is then rolled back. */
    public AutoCloseable hold(String sql) throws SQLException {
        Connection connection = connect();
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        return connection.prepareStatement(sql);
    }

    /** As the owner of the server's database. */
    public Connection connect() throws SQLException {
        return connect("weft", "password");
    }

    private Connection connect(String user, String password) throws SQLException {
        List<String> lines = pidFile();
        if (lines.size() <= PORT_LINE) {
            throw new SQLException("PostgreSQL does not run");
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/weft",
                user,
                settings().getProperty(password));
    }

    /** Whether somebody is let in. */
    public boolean isUp() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    /** Statements of the superuser. */
    public void administer(String... statements) {
        try (Connection connection = connect("postgres", "admin-password");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + String.join("; ", statements), e);
        }
    }

    /** From now on what commits is written, but nobody is told so: it waits for a copy that does not exist. */
    public void holdCommits() {
        administer("alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()");
    }

    /** How many have committed and wait to be told. */
    public int heldCommits() {
        return Integer.parseInt(value("select count(*) from pg_stat_activity where wait_event = 'SyncRep'"));
    }

    /** Ends the connections of those who wait to be told. */
    public void endHeldCommits() {
        administer("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
    }

    public void releaseCommits() {
        administer("alter system reset synchronous_standby_names", "select pg_reload_conf()");
    }

    /** Stops all of its processes where they are; connections stay open and nothing answers. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets them go on. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        ProcessHandle postmaster = postmaster().orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        kill(signal, List.of(postmaster));
        kill(signal, postmaster.descendants().toList());
    }

    private static void kill(String signal, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            // One that has ended meanwhile makes it fail, and is no matter.
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("pg18.properties"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(home.resolve("pg18").resolve("postmaster.pid"));
        } catch (IOException _) {
            return List.of();
        }
    }

    /** As {@code kill -9} of all its processes does, also of frozen ones; nothing when it does not run. */
    public void kill() {
        postmaster().ifPresent(postmaster -> {
            List<ProcessHandle> others = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            others.forEach(ProcessHandle::destroyForcibly);
            long deadline = System.nanoTime() + EXIT.toNanos();
            while (isRunning(postmaster.pid()) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(1_000_000);
            }
        });
    }

    /** A process that is dead but not collected yet, as in containers, does not run. */
    private static boolean isRunning(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return status.noneMatch(line -> line.startsWith("State:") && line.contains("Z"));
        } catch (IOException | UncheckedIOException _) {
            return ProcessHandle.of(pid).isPresent() && !Files.isDirectory(Path.of("/proc"));
        }
    }

    private Optional<ProcessHandle> postmaster() {
        return pidFile().stream()
                .skip(PID_LINE)
                .findFirst()
                .map(line -> Long.parseLong(line.strip()))
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }
}
