package dev.weft.resolvers.wiring;

import dev.weft.resolvers.sql.RowPage;
import org.jspecify.annotations.Nullable;

/** What the schema's {@code PageInfo} shows. Cursors are made when they are asked for. */
public record PageInfo(RowPage page) {
    public boolean isHasNextPage() {
        return page.hasNextPage();
    }

    public boolean isHasPreviousPage() {
        return page.hasPreviousPage();
    }

    public @Nullable String getStartCursor() {
        return page.startCursor();
    }

    public @Nullable String getEndCursor() {
        return page.endCursor();
    }
}
