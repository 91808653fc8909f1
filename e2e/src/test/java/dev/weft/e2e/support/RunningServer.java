package dev.weft.e2e.support;

import dev.weft.testing.Campaign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged server in a process of its own, with a home and a port of its own. It can be stopped, killed and started
 * again over the same data; closing it removes everything.
 */
public final class RunningServer implements AutoCloseable {
    private static final Path JAR = Path.of("..", "server", "target", "weft-app.jar");
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path home;
    private final int port;
    private final EmbeddedDatabase database;
    private @Nullable Process process;

    private RunningServer(Path home, int port) {
        this.home = home;
        this.port = port;
        this.database = new EmbeddedDatabase(home);
    }

    /** The server that all tests share which do not harm it. */
    public static RunningServer shared() {
        return Shared.INSTANCE;
    }

    /** A server for one test. */
    public static RunningServer start() {
        RunningServer server = new RunningServer(newHome(), freePort());
        try {
            server.launch();
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Starts the process and waits until it is ready. */
    public void launch() {
        spawn();
        awaitReady();
    }

    private void spawn() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx512m"));
        if (!Campaign.configured().isLong()) {
            // Soon at work; who measures wants it fast instead.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-jar", jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("WEFT_"));
        environment.put("WEFT_HOME", home.toString());
        environment.put("WEFT_PORT", Integer.toString(port));
        environment.put("WEFT_RATE_LIMITS", "off");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the server could not be started", e);
        }
    }

    /** The runnable jar, whose absence says how to make it. */
    public static Path jar() {
        if (!Files.isRegularFile(JAR)) {
            throw new AssertionError("There is no " + JAR.toAbsolutePath().normalize()
                    + ". Build it first: ./weft package, or mvn -pl server -am package -DskipTests");
        }
        return JAR.toAbsolutePath().normalize();
    }

    private void awaitReady() {
        await("the server is ready", READY, () -> {
            if (!running().isAlive()) {
                throw new AssertionError("the server ended before it was ready:\n" + logTail());
            }
            return isReady();
        });
    }

    private boolean isReady() {
        try {
            return GraphQlClient.exchange(HttpRequest.newBuilder(url().resolve("/health/ready"))
                                    .timeout(Duration.ofSeconds(5))
                                    .GET())
                            .status()
                    == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** Waits for a condition; a deadline that passes fails the test and shows the log. */
    public void await(String what, Duration deadline, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "waited %d s in vain until %s:\n%s".formatted(deadline.toSeconds(), what, logTail()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** As {@code kill -9} does; PostgreSQL goes on. */
    public void kill() {
        waitForEnd(running().destroyForcibly());
    }

    /** As Ctrl-C does: PostgreSQL stops too. */
    public void stop() {
        running().destroy();
        waitForEnd(running());
    }

    private void waitForEnd(Process ending) {
        try {
            if (!ending.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server did not end:\n" + logTail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the server ended", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("the server was never started");
        }
        return process;
    }

    /** Bytes of the heap that are in use once it was cleaned up. */
    public long heapAfterCollection() {
        String pid = Long.toString(running().pid());
        jcmd(pid, "GC.run");
        Matcher used = Pattern.compile("total \\d+K, used (\\d+)K").matcher(jcmd(pid, "GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes * 1024;
    }

    private static String jcmd(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.addAll(List.of(arguments));
        try {
            Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public URI url() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** The platform's API, without credentials. */
    public GraphQlClient platform() {
        return new GraphQlClient(url().resolve("/graphql"));
    }

    /** A project's API, without credentials. */
    public GraphQlClient project(String slug) {
        return new GraphQlClient(url().resolve("/graphql/" + slug));
    }

    private Path log() {
        return home.resolve("server.log");
    }

    /** What the server wrote last. */
    public String logTail() {
        return LogTail.of(log(), 80);
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException _) {
                process.destroyForcibly();
            }
        }
        database.kill();
        LogTail.deleteTree(home);
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("weft-e2e-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final RunningServer INSTANCE = create();

        private static RunningServer create() {
            RunningServer server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop shared server"));
            return server;
        }
    }
}
