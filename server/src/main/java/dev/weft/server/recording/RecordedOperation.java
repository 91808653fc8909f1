package dev.weft.server.recording;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An operation that a version of a client has sent.
 *
 * @param document without the values of its literals
 */
public record RecordedOperation(
        String hash,
        String document,
        @Nullable String operationName,
        @Nullable String client,
        @Nullable String clientVersion,
        OffsetDateTime firstSeen,
        OffsetDateTime lastSeen,
        long count) {}
