package dev.weft.resolvers.plan;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses what regular expressions are refused for: of all that a pattern can hold, back-references and look-around alone
 * take time that grows faster than the text.
 */
final class SlowPatterns {
    private static final char ESCAPE = '\\';
    private static final List<String> LOOK_AROUND = List.of("(?=", "(?!", "(?<");
    private static final Pattern IN_PATH = Pattern.compile("\\\\[1-9ux]|\\(\\?[=!<]");

    private SlowPatterns() {}

    static void refuse(String regex, InputPath at) {
        for (int i = 0; i + 1 < regex.length(); i++) {
            if (regex.charAt(i) == ESCAPE) {
                i++;
                if (regex.charAt(i) >= '1' && regex.charAt(i) <= '9') {
                    throw at.refuse("has a back-reference; regular expressions here have none");
                }
            } else if (LOOK_AROUND.stream().anyMatch(regex.substring(i)::startsWith)) {
                throw at.refuse("looks ahead or behind; regular expressions here cannot, combine conditions instead");
            }
        }
    }

    /** The same in an SQL/JSON path, whose texts could also spell it in escapes. */
    static void refuseInPath(String path, InputPath at) {
        if (path.contains("like_regex") && IN_PATH.matcher(path).find()) {
            throw at.refuse("has a regular expression with a back-reference, with look-around or with escapes such as"
                    + " \\u0041; write it without");
        }
    }
}
