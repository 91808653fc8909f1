package dev.weft.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded cluster. It is made in a directory aside that becomes the data directory
 * by one rename, so a crash at any moment leaves a whole cluster or none; and it never trusts anybody,
 * not even before its first start.
 */
final class PostgresCluster {
    static final String ADMINISTRATOR = "postgres";
    static final String OWNER = "weft";
    static final String DATABASE = "weft";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration INITIALISING = Duration.ofMinutes(2);
    private static final String ACCESS = """
            # Only over the loopback interface, and never without a password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final WeftHome home;
    private final PostgresPrograms programs;

    PostgresCluster(WeftHome home, PostgresPrograms programs) {
        this.home = home;
        this.programs = programs;
    }

    /** Makes the cluster unless there is one, and returns its port and passwords. */
    ClusterSettings prepare() throws IOException {
        boolean exists = exists();
        if (exists && !Files.exists(home.settings())) {
            throw new DatabaseStartException("The passwords of " + home.data() + " are missing: restore "
                    + home.settings() + " from a backup, or move the data directory away to begin anew.");
        }
        ClusterSettings settings = settings();
        if (!exists) {
            initialise(settings);
        }
        if (PrivateFiles.restrict(home.data())) {
            LOG.warn("{} was open to other users of this machine; it is private again", home.data());
        }
        return settings;
    }

    /** Written before each start, so that a newer Weft's settings reach an older cluster. */
    void configure(int port) throws IOException {
        Files.writeString(home.data().resolve("weft.conf"), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                password_encryption = scram-sha-256
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgresql-%%a.log'
                log_file_mode = 0600
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                """.formatted(port, quoted(home.logs())));
    }

    private boolean exists() throws IOException {
        Path data = home.data();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return true;
        }
        if (Files.exists(data) && !isEmpty(data)) {
            throw new DatabaseStartException(
                    data + " holds something other than a PostgreSQL data directory. Move it away, or name another"
                            + " home by WEFT_HOME.");
        }
        return false;
    }

    private ClusterSettings settings() throws IOException {
        if (Files.exists(home.settings())) {
            return ClusterSettings.read(home.settings());
        }
        ClusterSettings created = ClusterSettings.create();
        created.write(home.settings());
        return created;
    }

    private void initialise(ClusterSettings settings) throws IOException {
        LOG.info("Creating a PostgreSQL cluster in {}", home.data());
        clearAbandoned();
        Path data = home.unfinishedData();
        initdb(data, settings);
        Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
        Files.writeString(
                data.resolve("postgresql.conf"), "include_if_exists = 'weft.conf'\n", StandardOpenOption.APPEND);
        createOwnerAndDatabase(data, settings);
        Files.deleteIfExists(home.data());
        Files.move(data, home.data(), StandardCopyOption.ATOMIC_MOVE);
        makeDurable(home.directory());
    }

    private void clearAbandoned() throws IOException {
        for (Path abandoned : home.abandonedData()) {
            try {
                PrivateFiles.deleteTree(abandoned);
            } catch (IOException e) {
                LOG.info("{} is still being written by an interrupted start and stays for now", abandoned, e);
            }
        }
    }

    private void initdb(Path data, ClusterSettings settings) throws IOException {
        Path password = home.directory().resolve("initdb.password");
        PrivateFiles.write(password, settings.adminPassword());
        try {
            check(programs.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + data,
                            "--username=" + ADMINISTRATOR,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=" + libraryLocale()),
                    "",
                    INITIALISING));
        } finally {
            Files.delete(password);
        }
    }

    /** What of PostgreSQL still asks the C library; not every system knows C.UTF-8. */
    private static String libraryLocale() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        return linux ? "C.UTF-8" : "C";
    }

    /** In single-user mode, which listens to nobody. The passwords are hexadecimal digits. */
    private void createOwnerAndDatabase(Path data, ClusterSettings settings) throws IOException {
        check(programs.run(
                "postgres",
                List.of("--single", "-D", data.toString(), "-c", "exit_on_error=true", "postgres"),
                """
                CREATE ROLE %1$s LOGIN CREATEROLE PASSWORD '%2$s';
                CREATE DATABASE %3$s OWNER %1$s;
                REVOKE ALL ON DATABASE %3$s FROM PUBLIC;
                """.formatted(OWNER, settings.password(), DATABASE),
                INITIALISING));
    }

    private static void check(PostgresPrograms.Result result) {
        if (!result.succeeded()) {
            throw new DatabaseStartException("PostgreSQL could not create its data directory: " + result.output());
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.findAny().isEmpty();
        }
    }

    private static String quoted(Path path) {
        return path.toString().replace("\\", "\\\\").replace("'", "''");
    }

    /** A rename is only safe from a power loss once its directory is written. */
    private static void makeDurable(Path directory) throws IOException {
        if (Files.isReadable(directory)
                && directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
