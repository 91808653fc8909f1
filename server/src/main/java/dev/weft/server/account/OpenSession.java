package dev.weft.server.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that has not ended, as its owner sees it.
 *
 * @param lastUsedAt when it was refreshed; its beginning when it never was
 * @param expiresAt at the latest
 * @param address from which it was begun
 */
public record OpenSession(
        UUID id,
        OffsetDateTime createdAt,
        OffsetDateTime lastUsedAt,
        OffsetDateTime expiresAt,
        @Nullable String address,
        @Nullable String userAgent) {}
