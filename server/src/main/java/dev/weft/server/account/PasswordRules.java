package dev.weft.server.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which passwords are good enough: long, and not what everybody tries first. */
public final class PasswordRules {
    static final int MIN_BYTES = 12;
    static final int MAX_BYTES = 1_024;

    private static final int MIN_DISTINCT = 5;

    /** What remains of well-worn passwords without digits and punctuation. */
    private static final Set<String> WORN = Set.of(
            "admin",
            "administrator",
            "changeme",
            "correcthorsebatterystaple",
            "football",
            "iloveyou",
            "letmein",
            "login",
            "monkey",
            "passwd",
            "password",
            "passwort",
            "princess",
            "pwd",
            "qwerty",
            "qwertyuiop",
            "secret",
            "sunshine",
            "superman",
            "test",
            "user",
            "weft",
            "welcome");

    private static final String[] KEYBOARD_RUNS = {
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb"
    };

    private PasswordRules() {}

    /** Why the password is refused, as a sentence; empty when it is accepted. */
    public static Optional<String> weakness(String password, String email) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_BYTES) {
            return Optional.of("The password is too short; use at least " + MIN_BYTES + " bytes.");
        }
        if (bytes > MAX_BYTES) {
            return Optional.of("The password is too long; use at most " + MAX_BYTES + " bytes.");
        }
        return isCommon(password.toLowerCase(Locale.ROOT), email)
                ? Optional.of("The password is easily guessed; choose another, for example a few unrelated words.")
                : Optional.empty();
    }

    private static boolean isCommon(String password, String email) {
        String letters = password.replaceAll("[^\\p{L}]", "");
        return password.chars().distinct().count() < MIN_DISTINCT
                || password.contains(email)
                || WORN.contains(unrepeated(letters))
                || isRun(password);
    }

    private static boolean isRun(String password) {
        for (String run : KEYBOARD_RUNS) {
            if (run.contains(password) || new StringBuilder(run).reverse().indexOf(password) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** {@code secret} for {@code secretsecret}. */
    private static String unrepeated(String text) {
        for (int unit = 1; unit <= text.length() / 2; unit++) {
            if (text.length() % unit == 0
                    && text.substring(0, unit).repeat(text.length() / unit).equals(text)) {
                return text.substring(0, unit);
            }
        }
        return text;
    }
}
