package dev.weft.server.audit;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log.
 *
 * @param chain of which it is an entry
 * @param number of the entry in its chain, from 1
 * @param detail the text of a JSON object
 */
public record AuditEvent(
        UUID chain,
        long number,
        OffsetDateTime at,
        @Nullable UUID project,
        String actor,
        String actorKind,
        @Nullable String actingAs,
        String action,
        String resourceType,
        @Nullable String resourceId,
        String status,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String requestId,
        String detail) {}
