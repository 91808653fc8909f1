package dev.weft.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL 18 for one machine. It outlives a killed Weft: the next one finds it by its
 * data directory and takes it over. Whoever started or took over the server stops it by closing this;
 * until then a server that dies is started again.
 *
 * <p>The data, the logs, the port and the passwords live in one home directory, which one Weft server
 * at a time may use.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration STOPPING = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final Duration RETRYING = Duration.ofSeconds(10);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
    private static final int LOG_TAIL_LINES = 10;

    private final WeftHome home;
    private final PostgresPrograms programs;
    private final ClusterSettings settings;
    private final boolean adopted;
    private final PostgresSupervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgresServer(
            WeftHome home,
            PostgresPrograms programs,
            ClusterSettings settings,
            boolean adopted,
            PostgresSupervisor supervisor) {
        this.home = home;
        this.programs = programs;
        this.settings = settings;
        this.adopted = adopted;
        this.supervisor = supervisor;
    }

    /**
     * Starts the server of this home, or takes it over when it already runs. At the first start this
     * creates the home, takes some seconds and picks a free port, which is then kept.
     *
     * @throws DatabaseStartException when the home is in use by another Weft server or cannot be
     *     written, when this system keeps PostgreSQL from running, or when PostgreSQL itself fails
     */
    public static EmbeddedPostgresServer start(Path directory) {
        WeftHome home = WeftHome.open(directory);
        try {
            return start(home);
        } catch (IOException e) {
            home.close();
            throw new DatabaseStartException(
                    "The embedded PostgreSQL in " + home.directory() + " cannot be started: " + e, e);
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private static EmbeddedPostgresServer start(WeftHome home) throws IOException {
        PrivateFiles.createDirectory(home.logs());
        PrivateFiles.createDirectory(home.binaries());
        PostgresPrograms programs = PostgresPrograms.in(PostgresBinaries.unpack(home.binaries()), home.logs());
        PostgresCluster cluster = new PostgresCluster(home, programs);
        ClusterSettings settings = cluster.prepare();
        Launch launch = new Launch(home, programs, cluster);
        Optional<ClusterSettings> running = launch.adopt(settings);
        ClusterSettings used = running.isPresent() ? running.get() : launch.start(settings);
        PostgresSupervisor supervisor = PostgresSupervisor.watch(() -> runs(home), () -> launch.startAgain(used));
        return new EmbeddedPostgresServer(home, programs, used, running.isPresent(), supervisor);
    }

    /** Where the database is, for its owner, who is no superuser. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                url(settings.port(), PostgresCluster.DATABASE), PostgresCluster.OWNER, settings.password());
    }

    /** Whether the server was already running, left behind by a Weft that was killed. */
    public boolean adopted() {
        return adopted;
    }

    public int port() {
        return settings.port();
    }

    /** Ends all connections, stops the server and lets others use the home. Closing twice is harmless. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (home) {
                supervisor.close();
                stop();
            } catch (IOException e) {
                LOG.error("The embedded PostgreSQL in {} could not be stopped", home.directory(), e);
            }
        }
    }

    private void stop() throws IOException {
        PostgresPrograms.Result result = programs.run(
                "pg_ctl",
                List.of(
                        "stop",
                        "--pgdata=" + home.data(),
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + STOPPING.toSeconds()),
                "",
                STOPPING.plus(MARGIN));
        if (!result.succeeded() && runs(home)) {
            LOG.error("The embedded PostgreSQL in {} still runs: {}", home.data(), result.output());
        } else {
            LOG.info("Stopped the embedded PostgreSQL in {}", home.data());
        }
    }

    private static boolean runs(WeftHome home) throws IOException {
        return PidFile.read(home.data()).filter(PidFile::alive).isPresent();
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Finds the running server of a home or starts it. */
    private record Launch(WeftHome home, PostgresPrograms programs, PostgresCluster cluster) {

        /** The settings of the server that runs on our data directory, if one does. */
        Optional<ClusterSettings> adopt(ClusterSettings settings) throws IOException {
            Optional<PidFile> found = PidFile.read(home.data()).filter(PidFile::alive);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            PidFile pidFile = found.get();
            Optional<Path> program = pidFile.program();
            if (program.isPresent() && !program.get().startsWith(home.binaries())) {
                forget(pidFile);
                return Optional.empty();
            }
            ClusterSettings running = settings.onPort(pidFile.port());
            if (await(pidFile, running)) {
                running.write(home.settings());
                LOG.info("Took over the embedded PostgreSQL on port {}, process {}", running.port(), pidFile.pid());
                return Optional.of(running);
            }
            if (pidFile.alive() && program.isPresent()) {
                throw new DatabaseStartException("PostgreSQL runs on " + home.data() + " as process " + pidFile.pid()
                        + " but does not let Weft in on port " + pidFile.port() + ". End that process, then start Weft"
                        + " again; " + home.logs() + " may say more.");
            }
            if (pidFile.alive()) {
                forget(pidFile);
            }
            return Optional.empty();
        }

        /**
         * Tries again for a while: what is left of a server that was killed takes a moment to go, and
         * another program may be quicker to take a port that was free.
         */
        ClusterSettings start(ClusterSettings settings) throws IOException {
            ClusterSettings current = settings;
            long deadline = System.nanoTime() + RETRYING.toNanos();
            while (true) {
                forgetDefunct();
                current = movedIfTaken(current);
                cluster.configure(current.port());
                PostgresPrograms.Result result = startOnce();
                if (result.succeeded() && identity(current) == Identity.OURS) {
                    LOG.info("Started the embedded PostgreSQL on port {} with data in {}", current.port(), home.data());
                    return current;
                }
                if (System.nanoTime() > deadline) {
                    throw new DatabaseStartException(
                            "The embedded PostgreSQL did not start: " + result.output() + "\n" + logTail());
                }
                pause();
            }
        }

        /**
         * On the same port, which the pools know; until the last connection of the dead server has ended,
         * PostgreSQL refuses.
         */
        boolean startAgain(ClusterSettings settings) throws IOException {
            forgetDefunct();
            return startOnce().succeeded() && identity(settings) == Identity.OURS;
        }

        private void forgetDefunct() throws IOException {
            Optional<PidFile> defunct = PidFile.read(home.data()).filter(PidFile::defunct);
            if (defunct.isPresent()) {
                forget(defunct.get());
            }
        }

        /** After a power loss the process id of a dead server may belong to any program. */
        private void forget(PidFile pidFile) throws IOException {
            LOG.info("Process {} is not the PostgreSQL of {}: its pid file is a leftover", pidFile.pid(), home.data());
            Files.delete(PidFile.in(home.data()));
        }

        private boolean await(PidFile pidFile, ClusterSettings settings) {
            long deadline = System.nanoTime() + STARTING.toNanos();
            Identity identity = identity(settings);
            while (identity == Identity.UNKNOWN && pidFile.alive() && System.nanoTime() < deadline) {
                pause();
                identity = identity(settings);
            }
            return identity == Identity.OURS;
        }

        private ClusterSettings movedIfTaken(ClusterSettings settings) throws IOException {
            if (!Ports.taken(settings.port())) {
                return settings;
            }
            ClusterSettings moved = settings.onPort(Ports.free());
            LOG.warn("Port {} is taken by another program; PostgreSQL moves to {}", settings.port(), moved.port());
            moved.write(home.settings());
            return moved;
        }

        private PostgresPrograms.Result startOnce() throws IOException {
            Files.deleteIfExists(startLog());
            return programs.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "--pgdata=" + home.data(),
                            "--log=" + startLog(),
                            "--wait",
                            "--timeout=" + STARTING.toSeconds()),
                    "",
                    STARTING.plus(MARGIN));
        }

        /** Asks for SCRAM, so that a stranger on the port never sees the password. */
        private Identity identity(ClusterSettings settings) {
            Properties properties = new Properties();
            PGProperty.USER.set(properties, PostgresCluster.ADMINISTRATOR);
            PGProperty.PASSWORD.set(properties, settings.adminPassword());
            PGProperty.REQUIRE_AUTH.set(properties, "scram-sha-256");
            PGProperty.CONNECT_TIMEOUT.set(properties, 5);
            PGProperty.SOCKET_TIMEOUT.set(properties, 10);
            try (Connection connection = DriverManager.getConnection(url(settings.port(), "postgres"), properties);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SHOW data_directory")) {
                return rows.next() && isOurs(rows.getString(1)) ? Identity.OURS : Identity.FOREIGN;
            } catch (SQLException e) {
                LOG.debug("Port {} does not answer as our PostgreSQL", settings.port(), e);
                return refused(e) ? Identity.FOREIGN : Identity.UNKNOWN;
            }
        }

        private boolean isOurs(String dataDirectory) {
            try {
                return Files.isSameFile(Path.of(dataDirectory), home.data());
            } catch (IOException e) {
                return false;
            }
        }

        /** SQLSTATE class 28: a PostgreSQL that does not know our password. */
        private static boolean refused(SQLException e) {
            return e.getSQLState() != null && e.getSQLState().startsWith("28");
        }

        private Path startLog() {
            return home.logs().resolve("start.log");
        }

        private String logTail() throws IOException {
            if (!Files.exists(startLog())) {
                return "";
            }
            List<String> lines = Files.readAllLines(startLog());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        }

        private static void pause() {
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private enum Identity {
        OURS,
        FOREIGN,
        UNKNOWN
    }
}
