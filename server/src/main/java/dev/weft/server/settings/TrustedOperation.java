package dev.weft.server.settings;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A document that clients may run by its hash.
 *
 * @param hash SHA-256 of the document, as 64 hexadecimal digits
 * @param operationName null where its one operation has no name
 */
public record TrustedOperation(
        String hash, String document, @Nullable String operationName, OffsetDateTime createdAt) {}
