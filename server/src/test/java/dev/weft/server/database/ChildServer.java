package dev.weft.server.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A JVM of its own that runs the embedded PostgreSQL of a home as the real server does, to be killed by tests. */
final class ChildServer implements AutoCloseable {
    private static final String READY = "embedded PostgreSQL is ready";
    private static final int DEADLINE_SECONDS = 60;

    private final Process process;

    private ChildServer(Process process) {
        this.process = process;
    }

    /** Started, but perhaps far from ready. */
    static ChildServer launch(Path home) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildServer.class.getName(),
                home.toString());
        return new ChildServer(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    static ChildServer launchAndAwait(Path home) throws Exception {
        ChildServer child = launch(home);
        try {
            CompletableFuture.runAsync(child::awaitReady).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            return child;
        } catch (Exception e) {
            child.kill();
            throw e;
        }
    }

    /** SIGKILL: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Ctrl-C and service managers end a server. */
    boolean terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static long postgresPid(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("pg18/postmaster.pid")).getFirst());
    }

    private void awaitReady() {
        try {
            BufferedReader output = process.inputReader();
            StringBuilder seen = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(READY)) {
                    return;
                }
                seen.append(line).append('\n');
            }
            throw new IllegalStateException("The child ended early:\n" + seen);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("weft.home", arguments[0], "weft.database.url", "")));
        context.register(DatabaseConfiguration.class);
        context.registerShutdownHook();
        context.refresh();
        Objects.requireNonNull(context.getBean("platformDataSource"));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
