package dev.weft.server.apikey;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as people see it afterwards.
 *
 * @param role API name of the role it acts as
 * @param prefix how the secret begins, to recognise it by
 */
public record ApiKey(
        UUID id,
        String name,
        ApiKeyKind kind,
        String role,
        String prefix,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime expiresAt,
        @Nullable OffsetDateTime lastUsedAt,
        @Nullable OffsetDateTime revokedAt) {}
