package dev.weft.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An npm package inside {@code e2e}, run by the system's Node. */
public record NodePackage(Path directory) {
    private static final int MINUTES = 5;

    /** Installs what the lock file says, unless that is done. */
    public static NodePackage installed(String directory) {
        NodePackage found = new NodePackage(Path.of(directory).toAbsolutePath());
        found.install();
        return found;
    }

    private void install() {
        Path lock = directory.resolve("package-lock.json");
        Path installed = directory.resolve("node_modules").resolve(".package-lock.json");
        try {
            if (Files.exists(installed)
                    && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(List.of("npm", "ci", "--no-fund", "--no-audit"), Map.of());
    }

    /** The output of {@code node} with these arguments. */
    public String run(Map<String, String> environment, String... arguments) {
        return run(Stream.concat(Stream.of("node"), Stream.of(arguments)).toList(), environment);
    }

    private String run(List<String> command, Map<String, String> environment) {
        Path errors = Path.of("target", directory.getFileName() + "-" + command.getFirst() + ".log");
        try {
            Files.createDirectories(errors.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output + Files.readString(errors));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (IOException e) {
            throw new AssertionError(
                    "'" + command.getFirst() + "' could not be run (" + e.getMessage()
                            + "). These tests need Node 20 or newer with npm on the PATH: https://nodejs.org",
                    e);
        }
    }
}
