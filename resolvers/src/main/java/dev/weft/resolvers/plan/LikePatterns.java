package dev.weft.resolvers.plan;

import dev.weft.access.CallerValue;

/** Patterns of LIKE for literal parts of texts. */
final class LikePatterns {
    private LikePatterns() {}

    /** A pattern around a text, or around one that is not known yet. */
    static Object around(String before, Object text, String after) {
        return text instanceof CallerValue value
                ? new CallerPattern(before, value, after)
                : before + literal((String) text) + after;
    }

    /** A text whose every character stands for itself. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
