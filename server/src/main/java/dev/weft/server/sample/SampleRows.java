package dev.weft.server.sample;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes to a project within this server, as one of its owners. */
@FunctionalInterface
public interface SampleRows {
    /**
     * Runs operations in order; all must succeed.
     *
     * @param requests as a client would send them: {@code query} and {@code variables}
     */
    void write(String slug, UUID account, List<Map<String, Object>> requests);
}
