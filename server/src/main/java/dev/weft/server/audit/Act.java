package dev.weft.server.audit;

import dev.weft.server.http.RequestOrigin;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done or refused. Holds names, ids and figures, and nothing that a caller typed as a value.
 *
 * @param action what, e.g. {@code createApiKey}
 * @param resourceType on what kind of thing
 * @param resourceId on which; null where there is none
 * @param status {@code OK}, or the code of the error
 * @param detail plain JSON
 */
public record Act(
        Place place,
        Instant at,
        Actor actor,
        RequestOrigin origin,
        String action,
        String resourceType,
        @Nullable String resourceId,
        String status,
        Map<String, Object> detail) {
    public static final String OK = "OK";
}
