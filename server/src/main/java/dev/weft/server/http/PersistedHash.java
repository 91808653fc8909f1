package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.secret.Digests;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hash by which a request names its document: in {@code extensions.persistedQuery} or as {@code documentId}. */
final class PersistedHash {
    private static final String PREFIX = "sha256:";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private PersistedHash() {}

    /** @throws ApiException BAD_REQUEST when it is malformed, or the two differ */
    static @Nullable String of(RequestMembers request) {
        String persisted = ofExtension(request.extensions().get("persistedQuery"));
        String documentId = request.documentId() == null ? null : ofDocumentId(request.documentId());
        if (persisted != null && documentId != null && !persisted.equals(documentId)) {
            throw new ApiException(
                    ErrorCode.BAD_REQUEST, "'documentId' and 'extensions.persistedQuery' name two documents.");
        }
        return documentId == null ? persisted : documentId;
    }

    private static String ofDocumentId(String text) {
        String id = text.toLowerCase(Locale.ROOT);
        String hash = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
        if (!HASH.matcher(hash).matches()) {
            throw new ApiException(
                    ErrorCode.BAD_REQUEST, "'documentId' is the SHA-256 of a document: 64 hexadecimal digits.");
        }
        return hash;
    }

    private static @Nullable String ofExtension(@Nullable Object extension) {
        if (extension == null) {
            return null;
        }
        if (extension instanceof Map<?, ?> persisted
                && persisted.get("version") instanceof Integer version
                && version == 1
                && persisted.get("sha256Hash") instanceof String hash
                && hash.length() == 64) {
            return hash.toLowerCase(Locale.ROOT);
        }
        throw new ApiException(
                ErrorCode.BAD_REQUEST,
                "'extensions.persistedQuery' needs 'version' 1 and 'sha256Hash' with 64 hexadecimal digits.");
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(Digests.sha256(text));
    }
}
