package dev.weft.server.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address that can be told from every other by comparing texts: plain ASCII, lower case. */
public final class EmailAddress {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_PART = 64;
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern SYNTAX =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    private EmailAddress() {}

    /** The address in lower case; empty when it is none. Other scripts, quotes and comments are not accepted. */
    public static Optional<String> normalized(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return SYNTAX.matcher(lower).matches() && lower.indexOf('@') <= MAX_LOCAL_PART
                ? Optional.of(lower)
                : Optional.empty();
    }
}
