package dev.weft.server.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must outlive a restart besides the data: the port and the passwords, in a file that only its
 * owner may read.
 *
 * @param adminPassword of the superuser {@code postgres}, used to recognise our own server
 * @param password of {@code weft}, who owns the database and is no superuser
 */
record ClusterSettings(int port, String adminPassword, String password) {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSettings.class);

    static ClusterSettings create() {
        return new ClusterSettings(Ports.free(), randomPassword(), randomPassword());
    }

    static ClusterSettings read(Path file) throws IOException {
        if (PrivateFiles.restrict(file)) {
            LOG.warn("{} was open to other users of this machine; it is private again", file);
        }
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new ClusterSettings(
                port(file, properties),
                required(file, properties, "admin-password"),
                required(file, properties, "password"));
    }

    void write(Path file) throws IOException {
        PrivateFiles.write(file, "port=%d\nadmin-password=%s\npassword=%s\n".formatted(port, adminPassword, password));
    }

    ClusterSettings onPort(int newPort) {
        return new ClusterSettings(newPort, adminPassword, password);
    }

    @Override
    public String toString() {
        return "ClusterSettings[port=" + port + "]";
    }

    private static int port(Path file, Properties properties) {
        String text = required(file, properties, "port");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DatabaseStartException(
                    "The port '" + text + "' in " + file + " is no number. Write a free port there.", e);
        }
    }

    private static String required(Path file, Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new DatabaseStartException(
                    "The line '" + key + "' is missing in " + file + ". Restore the file from a backup.");
        }
        return value;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
