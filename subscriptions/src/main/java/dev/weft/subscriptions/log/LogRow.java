package dev.weft.subscriptions.log;

import dev.weft.ddl.RowShape;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A row of the log as it was read. */
record LogRow(
        long sequence,
        long transaction,
        UUID project,
        UUID collection,
        long shape,
        String kind,
        String rowId,
        @Nullable String before,
        @Nullable String after,
        OffsetDateTime at,
        @Nullable String actor,
        @Nullable String request) {
    private static final String GAP = "G";

    static LogRow of(Record row) {
        return new LogRow(
                row.get("seq", long.class),
                row.get("xid", long.class),
                row.get("project", UUID.class),
                row.get("collection", UUID.class),
                row.get("shape", long.class),
                row.get("kind", String.class),
                row.get("row_id", String.class),
                row.get("old", String.class),
                row.get("new", String.class),
                row.get("at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
                row.get("actor", String.class),
                row.get("request", String.class));
    }

    /** Whether it says that something is missing from here on. */
    boolean isGap() {
        return kind.equals(GAP);
    }

    Change change(RowShape shaped, Position position) {
        return new Change(
                project,
                collection,
                Kind.of(kind),
                rowId,
                before == null ? null : new Image(before, shaped),
                after == null ? null : new Image(after, shaped),
                sequence,
                transaction,
                at,
                actor,
                request,
                position);
    }
}
