package dev.weft.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything the embedded PostgreSQL needs, locked against a second Weft
 * server until it is closed or the process ends, however it ends.
 */
final class WeftHome implements AutoCloseable {
    private static final String UNFINISHED = "pg18.unfinished-";

    /** The lock covers one byte behind the text, so that others may read the text where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path directory;
    private final FileChannel channel;

    private WeftHome(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Creates the directory when it is missing, readable by its owner alone.
     *
     * @throws DatabaseStartException when it cannot be written or another Weft server uses it
     */
    static WeftHome open(Path directory) {
        try {
            PrivateFiles.createDirectory(directory);
            Path real = directory.toRealPath();
            return new WeftHome(real, lock(real));
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The Weft home " + directory + " cannot be written (" + e + "). Make it a directory of your own,"
                            + " or name another one by WEFT_HOME.",
                    e);
        }
    }

    Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve("pg18");
    }

    /** A new directory in which a cluster is made; it moves to {@link #data()} once it is whole. */
    Path unfinishedData() throws IOException {
        return Files.createTempDirectory(directory, UNFINISHED);
    }

    /** Clusters whose making was interrupted, perhaps so recently that it still goes on. */
    List<Path> abandonedData() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(path -> path.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
    }

    Path settings() {
        return directory.resolve("pg18.properties");
    }

    Path logs() {
        return directory.resolve("log");
    }

    Path binaries() {
        return directory.resolve("bin");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not release the lock of " + directory, e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new DatabaseStartException(
                        "Another Weft server (process " + Files.readString(file).strip() + ") already uses " + directory
                                + ". Stop it, or name another directory by WEFT_HOME.");
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
