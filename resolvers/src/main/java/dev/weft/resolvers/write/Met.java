package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiException;
import dev.weft.resolvers.plan.RowShape;

/**
 * Rows that new ones met and left as they were. What a caller cannot read he meets only as everybody meets a value that
 * is taken.
 */
record Met(RowRights rights, Conflict conflict, Halves halves) {
    private static final int SEEN = 0;
    private static final int MEANT = 1;
    private static final int OPEN = 2;

    Reply asked(RowShape shape) {
        Reply reply = Reply.of(shape, rights);
        return rights.bound()
                ? reply.asking(rights.readable(conflict.key()))
                        .telling(alias -> Reply.whether(Cells.of(rights).condition(alias, conflict.where())))
                        .asking(rights.rows(PolicyAction.UPDATE, halves.touched()))
                : reply;
    }

    Written left(Told row, NewRow given) {
        if (!rights.bound()) {
            return new Written(Outcome.UNCHANGED, row.row());
        }
        boolean seen = row.yes(SEEN);
        if (conflict.update() && !seen) {
            throw new ApiException(RowErrors.taken(given.path()));
        }
        if (conflict.update() && row.yes(MEANT) && !row.yes(OPEN)) {
            throw new ApiException(Forbidden.row(
                    rights.collection(), PolicyAction.UPDATE, given.path(), rights.named(halves.touched())));
        }
        return new Written(Outcome.UNCHANGED, row.row(), seen);
    }
}
