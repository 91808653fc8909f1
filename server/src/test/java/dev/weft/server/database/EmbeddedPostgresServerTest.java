package dev.weft.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
    private static final int DEADLINE_SECONDS = 60;

    @TempDir
    private static Path templates;

    @TempDir
    private Path directory;

    /** A home that has been started and stopped once; most tests begin with a copy of it. */
    @BeforeAll
    static void prepareTemplate() {
        EmbeddedPostgresServer.start(template()).close();
    }

    @Test
    void aRestartKeepsDataPortAndPassword() throws SQLException {
        DatabaseAddress before;
        try (EmbeddedPostgresServer first = EmbeddedPostgresServer.start(home())) {
            assertThat(first.adopted()).isFalse();
            before = first.address();
            writeRow(first);
        }
        try (EmbeddedPostgresServer second = EmbeddedPostgresServer.start(home())) {
            assertThat(second.adopted()).isFalse();
            assertThat(second.address()).isEqualTo(before);
            assertThat(readRow(second)).isEqualTo("still here");
        }
    }

    @Test
    void itIsDurableListensOnLoopbackAloneAndTrustsNobody() throws Exception {
        prepareHome(home());
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
            assertThat(value(server, "SHOW fsync")).isEqualTo("on");
            assertThat(value(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(value(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(home().resolve("pg18/weft.conf")).content().contains("unix_socket_directories = ''");
            assertThat(value(server, "SHOW is_superuser")).isEqualTo("off");
            assertThat(value(
                            server,
                            "SELECT concat(datlocprovider, ' ', datlocale) FROM pg_database WHERE datname = 'weft'"))
                    .isEqualTo("b C.UTF-8");

            for (String user : List.of("weft", "postgres")) {
                assertThatThrownBy(() -> DriverManager.getConnection(
                                        server.address().jdbcUrl(), user, "guess")
                                .close())
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            }
            assertThat(permissions(home())).isEqualTo("rwx------");
            assertThat(permissions(settings())).isEqualTo("rw-------");
        }
    }

    @Test
    void theServerOfAKilledJvmIsTakenOver() throws Exception {
        long postgres = killJvmThatWroteARow();

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
            assertThat(server.adopted()).isTrue();
            assertThat(ChildServer.postgresPid(home())).isEqualTo(postgres);
            assertThat(readRow(server)).isEqualTo("still here");
        }
        awaitEnd(postgres);
    }

    @Test
    void aKilledPostgresIsStartedAgain() throws Exception {
        long postgres = killJvmThatWroteARow();
        ProcessHandle.of(postgres).orElseThrow().destroyForcibly();

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
            assertThat(server.adopted()).isFalse();
            assertThat(ChildServer.postgresPid(home())).isNotEqualTo(postgres);
            assertThat(readRow(server)).isEqualTo("still here");
        }
    }

    @Test
    void aPostgresThatDiesUnderARunningServerIsStartedAgainOnItsPort() throws Exception {
        prepareHome(home());
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
            writeRow(server);
            long killed = ChildServer.postgresPid(home());
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            assertThat(readRowAfterOutage(server, killed)).isEqualTo("still here");
            assertThat(ChildServer.postgresPid(home())).isNotEqualTo(killed);
        }
        assertThat(home().resolve("pg18/postmaster.pid")).doesNotExist();
    }

    @Test
    void aPidFileThatNamesAnotherLivingProgramIsALeftover() throws Exception {
        prepareHome(home());
        Process someoneElse = new ProcessBuilder("cat").start();
        try {
            writePidFile(someoneElse.pid(), port());

            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
                assertThat(server.adopted()).isFalse();
                assertThat(ChildServer.postgresPid(home())).isNotEqualTo(someoneElse.pid());
            }
            assertThat(someoneElse.isAlive()).isTrue();
        } finally {
            someoneElse.destroyForcibly();
        }
    }

    @Test
    void aPidFileThatNamesAnotherPostgresNeverLeadsToItsData() throws Exception {
        Path neighbour = directory.resolve("neighbour");
        prepareHome(home());
        prepareHome(neighbour);
        try (EmbeddedPostgresServer other = EmbeddedPostgresServer.start(neighbour)) {
            writeRow(other);
            writePidFile(ChildServer.postgresPid(neighbour), other.port());

            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
                assertThat(server.adopted()).isFalse();
                assertThat(server.port()).isNotEqualTo(other.port());
                assertThat(value(server, "SELECT to_regclass('public.note')")).isNull();
            }
            assertThat(readRow(other)).isEqualTo("still here");
        }
    }

    @Test
    void itMovesWhenItsPortIsTakenAndStaysThere() throws Exception {
        prepareHome(home());
        int taken = port();
        int moved;
        try (ServerSocket stranger = new ServerSocket(taken, 1, Ports.LOOPBACK);
                EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
            assertThat(stranger.isBound()).isTrue();
            moved = server.port();
            assertThat(moved).isNotEqualTo(taken);
            assertThat(value(server, "SELECT 1")).isEqualTo("1");
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
            assertThat(server.port()).isEqualTo(moved);
        }
    }

    @Test
    void aSecondServerOnTheSameHomeIsRefused() throws Exception {
        prepareHome(home());
        try (ChildServer child = ChildServer.launchAndAwait(home())) {
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(home()).close())
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("Another Weft server")
                    .hasMessageContaining("WEFT_HOME");
            assertThat(child.terminate()).isTrue();
        }
    }

    @Test
    void aSecondServerInTheSameJvmIsRefusedAndTheHomeIsFreeAfterwards() {
        try (EmbeddedPostgresServer first = EmbeddedPostgresServer.start(home())) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(home()).close())
                    .hasMessageContaining("Another Weft server");
        }
        EmbeddedPostgresServer.start(home()).close();
    }

    @Test
    void terminatingTheApplicationStopsPostgres() throws Exception {
        prepareHome(home());
        try (ChildServer child = ChildServer.launchAndAwait(home())) {
            long postgres = ChildServer.postgresPid(home());
            assertThat(child.terminate()).isTrue();

            awaitEnd(postgres);
            assertThat(home().resolve("pg18/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void aKillWhileTheClusterIsMadeIsRecovered() throws Exception {
        try (ChildServer child = ChildServer.launch(home())) {
            awaitUnfinishedCluster();
            child.kill();
        }
        assertThat(home().resolve("pg18")).doesNotExist();

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home())) {
            assertThat(value(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void rightsThatWereOpenedAreTakenAwayAgain() throws Exception {
        prepareHome(home());
        Files.setPosixFilePermissions(settings(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(home().resolve("pg18"), PosixFilePermissions.fromString("rwxr-xr-x"));

        EmbeddedPostgresServer.start(home()).close();

        assertThat(permissions(settings())).isEqualTo("rw-------");
        assertThat(permissions(home().resolve("pg18"))).isEqualTo("rwx------");
    }

    @Test
    void aHomeThatIsNoDirectoryIsNamed() throws IOException {
        Files.writeString(home(), "a file");

        assertThatThrownBy(() -> EmbeddedPostgresServer.start(home()).close())
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining(home().toString())
                .hasMessageContaining("WEFT_HOME");
    }

    @Test
    void otherFilesInPlaceOfTheDataAreLeftAlone() throws IOException {
        Path precious = home().resolve("pg18/precious.txt");
        Files.createDirectories(precious.getParent());
        Files.writeString(precious, "mine");

        assertThatThrownBy(() -> EmbeddedPostgresServer.start(home()).close()).hasMessageContaining("Move it away");
        assertThat(precious).hasContent("mine");
    }

    @Test
    void lostPasswordsAreNotReplacedBehindTheOperatorsBack() throws IOException {
        prepareHome(home());
        Files.delete(settings());

        assertThatThrownBy(() -> EmbeddedPostgresServer.start(home()).close())
                .hasMessageContaining("passwords")
                .hasMessageContaining("backup");
        assertThat(settings()).doesNotExist();
    }

    @Test
    void whereRootCannotGiveUpItsNameTheMessageNamesTheWayOut() {
        assertThatThrownBy(() -> PostgresPrograms.asRoot(directory, directory, List.of("false", "-U")))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("root")
                .hasMessageContaining("WEFT_DATABASE_URL");
    }

    private static Path template() {
        return templates.resolve("template");
    }

    /** Copies the template; the programs, which are large and never change, are linked. */
    private static void prepareHome(Path home) throws IOException {
        try (Stream<Path> sources = Files.walk(template())) {
            for (Path source : sources.toList()) {
                Path relative = template().relativize(source);
                Path target = home.resolve(relative.toString());
                if (relative.startsWith("bin") && Files.isRegularFile(source)) {
                    Files.createLink(target, source);
                } else {
                    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private Path home() {
        return directory.resolve("home");
    }

    private Path settings() {
        return home().resolve("pg18.properties");
    }

    private int port() throws IOException {
        return ClusterSettings.read(settings()).port();
    }

    private long killJvmThatWroteARow() throws Exception {
        prepareHome(home());
        try (ChildServer child = ChildServer.launchAndAwait(home())) {
            ClusterSettings settings = ClusterSettings.read(settings());
            DatabaseAddress address = new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + settings.port() + "/weft", "weft", settings.password());
            execute(address, "CREATE TABLE public.note AS SELECT 'still here' AS body");
            child.kill();
        }
        long postgres = ChildServer.postgresPid(home());
        assertThat(ProcessHandle.of(postgres)).isPresent();
        return postgres;
    }

    private void awaitUnfinishedCluster() {
        long deadline = System.nanoTime() + Duration.ofSeconds(DEADLINE_SECONDS).toNanos();
        while (!hasUnfinishedCluster()) {
            assertThat(System.nanoTime()).as("a cluster in the making").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean hasUnfinishedCluster() {
        try (var children = Files.newDirectoryStream(home(), "pg18.unfinished-*")) {
            for (Path child : children) {
                if (Files.exists(child.resolve("PG_VERSION"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitEnd(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent() && new PidFile(pid, 0).alive()) {
            process.get().onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void writePidFile(long pid, int port) throws IOException {
        Path data = home().resolve("pg18");
        Files.writeString(
                data.resolve("postmaster.pid"),
                "%d\n%s\n1700000000\n%d\n\n127.0.0.1\n  1234567  7654321\nready   \n".formatted(pid, data, port));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void writeRow(EmbeddedPostgresServer server) throws SQLException {
        execute(server.address(), "CREATE TABLE public.note AS SELECT 'still here' AS body");
    }

    private static String readRow(EmbeddedPostgresServer server) throws SQLException {
        return value(server, "SELECT body FROM public.note");
    }

    private static String readRowAfterOutage(EmbeddedPostgresServer server, long killed) throws Exception {
        awaitEnd(killed);
        long deadline = System.nanoTime() + Duration.ofSeconds(DEADLINE_SECONDS).toNanos();
        while (true) {
            try {
                return readRow(server);
            } catch (SQLException e) {
                assertThat(System.nanoTime()).as("PostgreSQL is back").isLessThan(deadline);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server.address());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
