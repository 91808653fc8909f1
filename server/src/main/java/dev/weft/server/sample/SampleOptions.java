package dev.weft.server.sample;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param email null to sign up a new account
 * @param password given exactly when the e-mail is
 */
record SampleOptions(
        URI url, @Nullable String email, @Nullable String password, String slug) {
    static final String USAGE = """
            Usage: ./weft sample [options]

              --url URL              a running server           http://localhost:8080
              --email ADDRESS        an account of yours        without one, a new account is made
              --password PASSWORD    its password
              --slug SLUG            the new project's address  bookshop

            WEFT_EMAIL and WEFT_PASSWORD may hold the account instead, WEFT_PORT the server's port.
            """;

    /** @throws SampleException when they make no sense */
    static SampleOptions parse(String[] arguments, Map<String, String> environment) {
        String url = "http://localhost:" + environment.getOrDefault("WEFT_PORT", "8080");
        String email = environment.get("WEFT_EMAIL");
        String password = environment.get("WEFT_PASSWORD");
        String slug = "bookshop";
        for (int i = 0; i < arguments.length; i += 2) {
            String value = value(arguments, i);
            switch (arguments[i]) {
                case "--url" -> url = value;
                case "--email" -> email = value;
                case "--password" -> password = value;
                case "--slug" -> slug = value;
                default -> throw new SampleException("There is no option '" + arguments[i] + "'.\n\n" + USAGE);
            }
        }
        if ((email == null) != (password == null)) {
            throw new SampleException(
                    "Give both the e-mail and the password of your account, or neither to make a new one.");
        }
        return new SampleOptions(address(url), email, password, slug);
    }

    private static String value(String[] arguments, int option) {
        if (option + 1 == arguments.length) {
            throw new SampleException("The option '" + arguments[option] + "' needs a value.\n\n" + USAGE);
        }
        return arguments[option + 1];
    }

    private static URI address(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text : text + "/");
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Said below, as for every other text that is no address.
        }
        throw new SampleException("'" + text + "' is no address of a server. Give one such as http://localhost:8080.");
    }
}
