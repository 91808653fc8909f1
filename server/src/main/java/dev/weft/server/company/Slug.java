package dev.weft.server.company;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Short names in addresses: of companies and projects. */
final class Slug {
    private static final int MAX_LENGTH = 63;
    private static final int SUFFIX_LENGTH = 4;
    private static final String SUFFIX_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Words that addresses of the platform itself use, or may come to use. */
    private static final Set<String> RESERVED = Set.of(
            "account",
            "admin",
            "api",
            "assets",
            "auth",
            "billing",
            "console",
            "docs",
            "files",
            "graphiql",
            "graphql",
            "health",
            "help",
            "metrics",
            "new",
            "platform",
            "project",
            "projects",
            "settings",
            "sign-in",
            "sign-up",
            "static",
            "status",
            "support",
            "system",
            "weft",
            "www");

    private Slug() {}

    static boolean isValid(String text) {
        return SYNTAX.matcher(text).matches();
    }

    static boolean isReserved(String slug) {
        return RESERVED.contains(slug);
    }

    /**
     * The slug that somebody chose.
     *
     * @throws ApiException INVALID_NAME, RESERVED_NAME
     */
    static String check(String slug) {
        if (!isValid(slug)) {
            throw refused(
                    ErrorCode.INVALID_NAME,
                    "The slug must be 2 to 63 lower-case letters, digits and dashes, and begin with a letter.",
                    from(slug).orElse("book-shop"));
        }
        if (isReserved(slug)) {
            throw refused(
                    ErrorCode.RESERVED_NAME,
                    "The slug '" + slug + "' is reserved for the platform; choose another.",
                    varied(slug));
        }
        return slug;
    }

    static ApiException taken(String slug, String proposal) {
        return refused(ErrorCode.NAME_TAKEN, "The slug '" + slug + "' is taken; choose another.", proposal);
    }

    private static ApiException refused(ErrorCode code, String message, String proposal) {
        return new ApiException(ApiError.of(code, message)
                .at(List.of("input", "slug"))
                .onFields(List.of("slug"))
                .withHint("For example '" + proposal + "'."));
    }

    /** {@code cafe-du-nord} for "Café du Nord"; empty when too little of the name can be written in ASCII. */
    static Optional<String> from(String name) {
        String spelled =
                name.replace("ß", "ss").replace("ẞ", "SS").replace("ø", "o").replace("Ø", "O");
        String ascii = Normalizer.normalize(spelled, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String dashed = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = dashed.replaceAll("^[^a-z]+", "");
        String slug =
                trimmed.substring(0, Math.min(MAX_LENGTH, trimmed.length())).replaceAll("-+$", "");
        return isValid(slug) && !isReserved(slug) ? Optional.of(slug) : Optional.empty();
    }

    /** The slug with a few random letters, so that it is most likely free. */
    static String varied(String slug) {
        String start = slug.substring(0, Math.min(MAX_LENGTH - SUFFIX_LENGTH - 1, slug.length()));
        StringBuilder varied = new StringBuilder(start.replaceAll("-+$", "")).append('-');
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            varied.append(SUFFIX_LETTERS.charAt(RANDOM.nextInt(SUFFIX_LETTERS.length())));
        }
        return varied.toString();
    }
}
