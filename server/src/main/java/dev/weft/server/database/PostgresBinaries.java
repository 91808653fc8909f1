package dev.weft.server.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that come with Weft, once per version of them. */
final class PostgresBinaries {
    private static final int NAME_BYTES = 8;

    private PostgresBinaries() {}

    /**
     * Returns the directory that holds {@code bin/postgres}, below the given one and named by what it
     * holds, so that an older server may go on running from an older directory.
     */
    static Path unpack(Path parent) throws IOException {
        byte[] archive = archive();
        Path target = parent.resolve(name(archive));
        if (!Files.isDirectory(target)) {
            Path unfinished = parent.resolve(name(archive) + ".unpacking");
            PrivateFiles.deleteTree(unfinished);
            PrivateFiles.createDirectory(unfinished);
            unpack(archive, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    private static byte[] archive() throws IOException {
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine())) {
            return packed.readAllBytes();
        } catch (IllegalStateException e) {
            throw new DatabaseStartException(
                    "This build of Weft carries no PostgreSQL for " + system() + " on " + machine()
                            + ". Build it on such a machine, or point WEFT_DATABASE_URL to a PostgreSQL 18.",
                    e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "Darwin";
        }
        return name.startsWith("windows") ? "Windows" : "Linux";
    }

    /** The library knows the many names of an architecture. */
    private static String machine() {
        return System.getProperty("os.arch", "");
    }

    private static String name(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return "pg-" + HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, inside(target, entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        boolean program = file.resolveSibling(".").normalize().endsWith("bin");
        if (program && !file.toFile().setExecutable(true)) {
            throw new IOException("Could not make " + file + " executable");
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive of PostgreSQL names a file outside of it: " + name);
        }
        return file;
    }
}
