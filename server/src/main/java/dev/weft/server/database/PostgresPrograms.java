package dev.weft.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of PostgreSQL, as a user that PostgreSQL accepts. */
final class PostgresPrograms {
    /** PostgreSQL refuses to run as root; in a user namespace without a mapping nobody is root. */
    private static final List<String> WITHOUT_ROOT = List.of("unshare", "-U");

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    private final Path directory;
    private final Path scratch;
    private final List<String> prefix;

    private PostgresPrograms(Path directory, Path scratch, List<String> prefix) {
        this.directory = directory;
        this.scratch = scratch;
        this.prefix = List.copyOf(prefix);
    }

    /**
     * @param binaries the directory that holds {@code bin}
     * @param scratch where the output of a program is kept while it runs
     * @throws DatabaseStartException when this process is root and may not change that
     */
    static PostgresPrograms in(Path binaries, Path scratch) throws IOException {
        return isRoot() ? asRoot(binaries, scratch, WITHOUT_ROOT) : new PostgresPrograms(binaries, scratch, List.of());
    }

    static PostgresPrograms asRoot(Path binaries, Path scratch, List<String> withoutRoot) throws IOException {
        if (!works(withoutRoot)) {
            throw new DatabaseStartException("PostgreSQL refuses to run as root, and '" + String.join(" ", withoutRoot)
                    + "' is not permitted here. Run Weft as another user, or point WEFT_DATABASE_URL to a"
                    + " PostgreSQL 18.");
        }
        return new PostgresPrograms(binaries, scratch, withoutRoot);
    }

    /**
     * Runs a program to its end.
     *
     * @param input what it reads from its standard input
     * @throws DatabaseStartException when it takes longer than the timeout; it is ended then
     */
    Result run(String program, List<String> arguments, String input, Duration timeout) throws IOException {
        Path in = Files.createTempFile(scratch, program, ".in");
        Path out = Files.createTempFile(scratch, program, ".out");
        try {
            Files.writeString(in, input);
            ProcessBuilder builder = new ProcessBuilder(command(program, arguments));
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            int exit = waitFor(process, program, timeout);
            return new Result(exit, Files.readString(out).strip());
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
        }
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static int waitFor(Process process, String program, Duration timeout) {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new DatabaseStartException(
                    "PostgreSQL's " + program + " did not finish within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while PostgreSQL's " + program + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    private static boolean works(List<String> withoutRoot) {
        List<String> command = new ArrayList<>(withoutRoot);
        command.add("true");
        try {
            Process probe = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return waitFor(probe, "unshare", PROBE_TIMEOUT) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    record Result(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }
}
