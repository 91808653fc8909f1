package dev.weft.resolvers.write;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What passes for an email address and a web address. The rules catch mistakes, not every address that cannot be
 * delivered to: one {@code @}, at most 64 characters before it, a host of dotted labels after it, no spaces, in any
 * script; and {@code http} or {@code https}, a host, no spaces.
 */
final class TextFormats {
    private static final int EMAIL_LENGTH = 254;
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?+";
    private static final String HOST = LABEL + "(?:\\." + LABEL + ")*+";
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s\\p{Cntrl}@,;:<>()\\[\\]\\\\\".]++(?:\\.[^\\s\\p{Cntrl}@,;:<>()\\[\\]\\\\\".]++)*+@(?:" + HOST + ")");
    private static final Pattern LOCAL_PART = Pattern.compile(".{1,64}@.*", Pattern.DOTALL);
    private static final Pattern URL = Pattern.compile(
            "https?://([^\\s\\p{Cntrl}/?#]{1,512}+)(?:[/?#][^\\s\\p{Cntrl}<>\"\\\\^`{|}]*+)?+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:[^@]*+@)?+(?:" + HOST + "\\.?+|\\[[0-9a-f:.]{2,45}\\])(?::[0-9]{1,5})?+", Pattern.CASE_INSENSITIVE);

    private TextFormats() {}

    static boolean isEmail(String text) {
        return text.length() <= EMAIL_LENGTH
                && EMAIL.matcher(text).matches()
                && LOCAL_PART.matcher(text).matches();
    }

    static boolean isUrl(String text) {
        Matcher url = URL.matcher(text);
        return url.matches() && AUTHORITY.matcher(url.group(1)).matches();
    }
}
