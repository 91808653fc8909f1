package dev.weft.server.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the master key: configured, or in a file of the Weft home that is made at the first start. */
public final class MasterKey {
    static final String FILE = "master.key";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private MasterKey() {}

    /**
     * @param configured 32 bytes in Base64, the value of {@code WEFT_MASTER_KEY}; null or blank where there is none
     * @param home where the generated key is kept otherwise
     * @throws IllegalStateException with a sentence for the operator when the key is malformed
     */
    public static SecretBox load(@Nullable String configured, Path home) {
        if (configured != null && !configured.isBlank()) {
            return box(configured, "WEFT_MASTER_KEY");
        }
        Path file = home.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            refuseStrangers(file);
            return box(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The master key file " + file + " cannot be read or made", e);
        }
    }

    private static SecretBox box(String text, String source) {
        try {
            return new SecretBox(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    source + " must hold 32 bytes in Base64, for example the output of 'openssl rand -base64 32'.", e);
        }
    }

    /** Written aside and linked into place, so that of two servers that start at once one makes the key. */
    private static void create(Path file) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[SecretBox.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(directory, FILE, ".tmp", privately(directory));
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another server was faster; its key is read next
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void refuseStrangers(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("The master key file " + file
                    + " can be read by others. Take their rights away: chmod 600 " + file);
        }
    }

    private static FileAttribute<?>[] privately(Path directory) {
        return isPosix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
