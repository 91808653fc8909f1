package dev.weft.server.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Secrets that everybody knows. A server in production does not start with one. */
final class DefaultSecrets {
    private static final int FEWEST_DIFFERENT_BYTES = 8;
    private static final Set<String> KNOWN = Set.of(
            "weft",
            "postgres",
            "postgresql",
            "password",
            "passwd",
            "secret",
            "changeme",
            "change-me",
            "admin",
            "root",
            "test",
            "example",
            "default",
            "12345678",
            "123456");
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("^[a-z]+://[^/@:]*:([^@/]*)@");
    private static final Pattern PASSWORD_OPTION = Pattern.compile("[?&]password=([^&]*)");

    private DefaultSecrets() {}

    /** @throws IllegalStateException with a sentence for the operator that does not repeat the secret */
    static void refuse(Environment environment) {
        String key = environment.getProperty("weft.master-key");
        if (key != null && !key.isBlank() && isSimple(key)) {
            throw new IllegalStateException("WEFT_MASTER_KEY is not random, so that others can guess it. Make one with"
                    + " 'openssl rand -base64 32'.");
        }
        String url = environment.getProperty("weft.database.url", "");
        String user = environment.getProperty("weft.database.user", "");
        if (isKnown(environment.getProperty("weft.database.password"), user)
                || isKnown(find(PASSWORD_IN_URL, url), user)
                || isKnown(find(PASSWORD_OPTION, url), user)) {
            throw new IllegalStateException("The database's password is one that everybody tries first. Choose another"
                    + " and set WEFT_DATABASE_PASSWORD, or WEFT_ENVIRONMENT=development when this is no production"
                    + " server.");
        }
    }

    private static boolean isKnown(@Nullable String password, String user) {
        return password != null
                && !password.isEmpty()
                && (KNOWN.contains(password.toLowerCase(Locale.ROOT)) || password.equals(user));
    }

    /** What is no key at all is refused elsewhere. */
    private static boolean isSimple(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.strip());
            long different = new String(bytes, StandardCharsets.ISO_8859_1)
                    .chars()
                    .distinct()
                    .count();
            return different < FEWEST_DIFFERENT_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String find(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        return matcher.find() ? matcher.group(1) : null;
    }
}
