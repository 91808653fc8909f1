package dev.weft.resolvers.change;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction did to a row, as it was written down.
 *
 * @param key of the row, as PostgreSQL writes it
 * @param before the row as it was, as JSON under the names of its columns; null for one that was created
 * @param after the row as it became; null for one that was deleted
 * @param version of the row afterwards
 * @param cursor where to go on after this
 */
public record LoggedChange(
        ChangeKind kind,
        String key,
        @Nullable String before,
        @Nullable String after,
        String version,
        String cursor,
        OffsetDateTime committedAt) {}
