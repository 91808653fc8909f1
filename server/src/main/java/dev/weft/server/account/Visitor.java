package dev.weft.server.account;

import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in.
 *
 * @param address of the client
 * @param userAgent as the client says itself; null when it says nothing
 */
public record Visitor(String address, @Nullable String userAgent) {
    private static final int MOST_CHARACTERS = 300;

    public Visitor {
        userAgent = userAgent == null || userAgent.length() <= MOST_CHARACTERS
                ? userAgent
                : userAgent.substring(0, MOST_CHARACTERS);
    }
}
