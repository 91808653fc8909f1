package dev.weft.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Automatic persisted queries: a client sends a document once and its hash from then on. Each endpoint has a cache of
 * its own, so that a busy one does not push out another's; a lost document is simply sent again.
 */
final class PersistedQueries {
    private static final int ENDPOINTS = 500;
    private static final int CHARACTERS_OF_AN_ENDPOINT = 500_000;

    private final Cache<String, Cache<String, String>> endpoints = Caffeine.newBuilder()
            .maximumSize(ENDPOINTS)
            .expireAfterAccess(Duration.ofHours(24))
            .build();

    /**
     * The document that the request means.
     *
     * @throws ApiException PERSISTED_QUERY_NOT_FOUND for an unknown hash, BAD_REQUEST when there is no document at all
     *     or one with another hash
     */
    String documentOf(String endpoint, RequestMembers request) {
        String hash = hash(request.extensions().get("persistedQuery"));
        String query = request.query();
        if (query == null || (query.isEmpty() && hash != null)) {
            return hash == null ? missing() : known(endpoint, hash);
        }
        if (hash != null && !hash.equals(sha256(query))) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "'sha256Hash' is not the SHA-256 of 'query'.");
        }
        return query;
    }

    /** Keeps a document that came with its hash and turned out to be valid. */
    void remember(String endpoint, RequestMembers request) {
        String hash = hash(request.extensions().get("persistedQuery"));
        String query = request.query();
        if (hash != null && query != null && !query.isEmpty()) {
            cache(endpoint).put(hash, query);
        }
    }

    private String known(String endpoint, String hash) {
        String document = cache(endpoint).getIfPresent(hash);
        if (document == null) {
            throw new ApiException(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
        }
        return document;
    }

    private Cache<String, String> cache(String endpoint) {
        return endpoints.get(
                endpoint,
                _ -> Caffeine.newBuilder()
                        .maximumWeight(CHARACTERS_OF_AN_ENDPOINT)
                        .weigher((String hash, String document) -> hash.length() + document.length())
                        .build());
    }

    private static String missing() {
        throw new ApiException(ErrorCode.BAD_REQUEST, "'query' is missing. Send the GraphQL document in it.");
    }

    private static @Nullable String hash(@Nullable Object extension) {
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

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
