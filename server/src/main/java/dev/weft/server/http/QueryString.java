package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request by GET: {@code query}, {@code documentId}, {@code operationName}, and JSON in
 * {@code variables} and {@code extensions}.
 */
final class QueryString {
    private QueryString() {}

    /** The same object that a body of POST would hold. */
    static Map<String, @Nullable Object> read(@Nullable String queryString) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (queryString == null) {
            return members;
        }
        for (String pair : queryString.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                add(members, decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return members;
    }

    private static void add(Map<String, @Nullable Object> members, String name, String value) {
        switch (name) {
            case "query", "operationName", "documentId" -> addOnce(members, name, value);
            case "variables", "extensions" -> addOnce(members, name, value.isEmpty() ? null : JsonReader.read(value));
            default -> {
                // Parameters of others, such as those of proxies, are not ours to judge.
            }
        }
    }

    private static void addOnce(Map<String, @Nullable Object> members, String name, @Nullable Object value) {
        if (members.containsKey(name)) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "The parameter '" + name + "' is given twice.");
        }
        members.put(name, value);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "The query string is not properly percent-encoded.");
        }
    }
}
