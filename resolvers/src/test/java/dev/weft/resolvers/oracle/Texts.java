package dev.weft.resolvers.oracle;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Texts as the database sees them: by code point, and by each one's simple lower case. */
final class Texts {
    private static final int ESCAPE = '\\';

    private Texts() {}

    static int compare(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean like(String text, String pattern) {
        return like(text.codePoints().toArray(), 0, pattern.codePoints().toArray(), 0);
    }

    private static boolean like(int[] text, int i, int[] pattern, int j) {
        if (j == pattern.length) {
            return i == text.length;
        }
        if (pattern[j] == '%') {
            return like(text, i, pattern, j + 1) || (i < text.length && like(text, i + 1, pattern, j));
        }
        if (i == text.length) {
            return false;
        }
        if (pattern[j] == '_') {
            return like(text, i + 1, pattern, j + 1);
        }
        int literal = pattern[j] == ESCAPE ? j + 1 : j;
        return text[i] == pattern[literal] && like(text, i + 1, pattern, literal + 1);
    }

    /** For patterns that mean the same to POSIX and to Java, with {@code $} as an anchor alone. */
    static boolean matches(String text, String regex, boolean ignoringCase) {
        int flags = Pattern.DOTALL | (ignoringCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex.replace("$", "\\z"), flags).matcher(text).find();
    }
}
