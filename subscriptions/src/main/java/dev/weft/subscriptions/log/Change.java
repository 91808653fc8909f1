package dev.weft.subscriptions.log;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a committed transaction did to one row.
 *
 * @param collection stable id of the collection; for a link of a many-to-many relation the id of that relation
 * @param rowId primary key as text; for a link both keys, source and target, with a comma between them
 * @param before the row as it was; null for an inserted one
 * @param after the row as it became; null for a deleted one
 * @param sequence rises with every change of the same row
 * @param transaction whole number of the transaction; its last 32 bits are the row's {@code xmin}
 * @param at when it was written, a moment before it was committed
 * @param actor who asked the API for it; null for whoever writes to PostgreSQL directly
 * @param request id of the request of which it is a part; null likewise
 * @param position right after this change
 */
public record Change(
        UUID project,
        UUID collection,
        Kind kind,
        String rowId,
        @Nullable Image before,
        @Nullable Image after,
        long sequence,
        long transaction,
        OffsetDateTime at,
        @Nullable String actor,
        @Nullable String request,
        Position position) {}
