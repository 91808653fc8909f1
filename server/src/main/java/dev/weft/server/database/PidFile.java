package dev.weft.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What PostgreSQL says about itself in {@code postmaster.pid}. The file outlives a crash, so all of it
 * may be about a process that is long gone, or is another program's by now.
 */
record PidFile(long pid, int port) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Empty when there is none, or it is too short or garbled to name a process and a port. */
    static Optional<PidFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(in(data));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new PidFile(
                    Long.parseLong(lines.get(PID_LINE).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A dead process that nobody has collected yet, as happens in containers, is not alive. */
    boolean alive() {
        return ProcessHandle.of(pid).isPresent() && !defunct();
    }

    /** The program that now runs under this process id, when the system tells. */
    Optional<Path> program() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(Path::of);
    }

    /** Dead, but still in the process table, which PostgreSQL takes for a sign of life. */
    boolean defunct() {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return status.anyMatch(line -> line.startsWith("State:") && line.contains("Z"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
