package dev.weft.server.database;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a database.
 *
 * @param jdbcUrl begins with {@code jdbc:postgresql:} and holds neither user nor password
 * @param user null when the URL or the driver's defaults name it
 * @param password null when none is needed
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads {@code jdbc:postgresql://host/db} or {@code postgres://user:password@host:port/db?options}.
     * The user and password given apart win over those in the URL.
     *
     * @throws DatabaseStartException when the URL is neither; the message does not repeat it, for it may
     *     hold a password
     */
    public static DatabaseAddress parse(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith(JDBC)) {
            return new DatabaseAddress(url, user, password);
        }
        URI uri = uri(url);
        String[] credentials =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return new DatabaseAddress(
                jdbc(uri),
                user != null || credentials.length < 1 ? user : credentials[0],
                password != null || credentials.length < 2 ? password : credentials[1]);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "DatabaseAddress[" + withoutOptions() + "]";
    }

    /** The URL up to its options, which may hold secrets. */
    String withoutOptions() {
        int options = jdbcUrl.indexOf('?');
        return options < 0 ? jdbcUrl : jdbcUrl.substring(0, options);
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
            if (postgres && uri.getHost() != null && uri.getPath().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static DatabaseStartException malformed() {
        return new DatabaseStartException("WEFT_DATABASE_URL must look like jdbc:postgresql://host:5432/database or"
                + " postgres://user:password@host:5432/database, with special characters percent-encoded.");
    }

    private static String jdbc(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return JDBC + "//" + uri.getHost() + port + uri.getRawPath() + options;
    }
}
