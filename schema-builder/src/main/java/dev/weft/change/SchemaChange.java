package dev.weft.change;

import dev.weft.catalog.ProjectId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a project's log of schema changes.
 *
 * @param revision the catalog's revision after it; of a failed or running one the revision that it found
 * @param operations as they were asked for, plain JSON
 * @param statements the SQL that ran
 * @param error why it failed, null otherwise
 * @param progress the share of the work that is done, from 0 to 1
 */
public record SchemaChange(
        UUID id,
        ProjectId project,
        int revision,
        Status status,
        List<Object> operations,
        List<String> statements,
        String actor,
        OffsetDateTime createdAt,
        int durationMs,
        @Nullable String error,
        double progress) {
    public enum Status {
        APPLIED,
        RUNNING,
        FAILED
    }
}
