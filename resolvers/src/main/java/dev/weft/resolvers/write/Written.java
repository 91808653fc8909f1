package dev.weft.resolvers.write;

import dev.weft.resolvers.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row after a write, and what the write did to it.
 *
 * @param seen whether the caller can read it
 */
record Written(Outcome outcome, Row row, boolean seen) {
    Written(Outcome outcome, Row row) {
        this(outcome, row, true);
    }

    Written unseen() {
        return new Written(outcome, row, false);
    }

    /** What is shown of it. */
    @Nullable
    Row shown() {
        return seen ? row : null;
    }
}
