package dev.weft.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.time.Duration;

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
     * The document that the request means. What is registered goes first; whoever may run nothing else is told so.
     *
     * @throws ApiException PERSISTED_QUERY_NOT_FOUND for an unknown hash, BAD_REQUEST when there is no document at all
     *     or one with another hash, OPERATION_NOT_ALLOWED when it would have to be registered
     */
    String documentOf(String endpoint, RegisteredDocuments registered, RequestMembers request) {
        String hash = PersistedHash.of(request);
        String query = request.query();
        if (query == null || (query.isEmpty() && hash != null)) {
            return hash == null ? missing() : byHash(endpoint, registered, hash);
        }
        if (hash != null && !hash.equals(PersistedHash.sha256(query))) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "'sha256Hash' is not the SHA-256 of 'query'.");
        }
        if (registered.areRequired()
                && registered.find(PersistedHash.sha256(query)).isEmpty()) {
            throw notAllowed();
        }
        return query;
    }

    private String byHash(String endpoint, RegisteredDocuments registered, String hash) {
        return registered.find(hash).orElseGet(() -> {
            if (registered.areRequired()) {
                throw notAllowed();
            }
            return known(endpoint, hash);
        });
    }

    private static ApiException notAllowed() {
        return new ApiException(
                ErrorCode.OPERATION_NOT_ALLOWED,
                "This project runs registered operations alone, and this one is not registered.");
    }

    /** Keeps a document that came with its hash and turned out to be valid. */
    void remember(String endpoint, RequestMembers request) {
        String hash = PersistedHash.of(request);
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
}
