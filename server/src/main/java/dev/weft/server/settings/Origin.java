package dev.weft.server.settings;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A site from which browsers call, as browsers name it. */
public final class Origin {
    /** Every site. Browsers send no cookies, so a page can do what any other client can, and no more. */
    public static final String ANY = "*";

    private static final int MAX_LENGTH = 300;
    private static final Pattern SYNTAX =
            Pattern.compile("https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::[1-9][0-9]{0,4})?");

    private Origin() {}

    /** @throws ApiException BAD_USER_INPUT */
    public static String check(String text) {
        String origin = text.strip().toLowerCase(Locale.ROOT);
        if (!origin.equals(ANY)
                && (origin.length() > MAX_LENGTH || !SYNTAX.matcher(origin).matches())) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "An origin is a scheme, a host and perhaps a port, such as https://app.example.com; or * for all.")
                    .at(List.of("origins"))
                    .onFields(List.of("origins")));
        }
        return origin;
    }
}
