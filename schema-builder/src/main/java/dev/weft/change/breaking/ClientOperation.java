package dev.weft.change.breaking;

import org.jspecify.annotations.Nullable;

/**
 * An operation that a client has sent.
 *
 * @param document without the values of its literals
 * @param client null for one that gave no name
 */
public record ClientOperation(
        String hash,
        String document,
        @Nullable String operationName,
        @Nullable String client,
        @Nullable String clientVersion) {
    /** For a sentence. */
    String clientName() {
        if (client == null) {
            return "a client without a name";
        }
        return clientVersion == null ? client : client + " " + clientVersion;
    }
}
