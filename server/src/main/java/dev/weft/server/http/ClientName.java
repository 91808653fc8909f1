package dev.weft.server.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client says it is, which proves nothing.
 *
 * @param name empty when it says nothing
 * @param version empty when it says nothing
 */
public record ClientName(String name, String version) {
    public static final ClientName UNKNOWN = new ClientName("", "");

    private static final int MOST_CHARACTERS = 100;

    /**
     * From the headers that clients of GraphQL commonly send.
     *
     * @param header the value of a header, null without it
     */
    static ClientName of(Function<String, @Nullable String> header) {
        String name = first(header.apply("apollographql-client-name"), header.apply("X-Client-Name"));
        String version = first(header.apply("apollographql-client-version"), header.apply("X-Client-Version"));
        return name.isEmpty() && version.isEmpty() ? UNKNOWN : new ClientName(name, version);
    }

    private static String first(@Nullable String one, @Nullable String other) {
        String said = one == null ? other : one;
        return said == null ? "" : shown(said);
    }

    private static String shown(String said) {
        StringBuilder kept = new StringBuilder();
        said.strip()
                .chars()
                .filter(character -> !Character.isISOControl(character))
                .limit(MOST_CHARACTERS)
                .forEach(character -> kept.append((char) character));
        return kept.toString();
    }
}
