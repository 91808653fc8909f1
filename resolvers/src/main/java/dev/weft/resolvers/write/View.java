package dev.weft.resolvers.write;

import dev.weft.resolvers.plan.RowShape;
import java.util.List;

/**
 * How the row of a mutation is answered: as the writing statement returns it, or by a second look where that cannot tell
 * yet what the caller shall see.
 *
 * @param shape of the answer
 * @param later whether it takes a second look
 */
record View(Writing writing, RowShape shape, boolean later) {
    private static final int SEEN = 0;

    /**
     * @param nested whether more is written after the row
     */
    static View of(Writing writing, RowShape shape, boolean nested) {
        RowRights rights = writing.rights(shape.collection());
        return new View(
                writing, shape, !shape.computed().isEmpty() || (rights.bound() && (nested || !rights.isReadAtOnce())));
    }

    /** What the writing statement returns of the row. */
    RowShape written() {
        return later ? TreeWriter.keyOf(shape.collection()) : shape;
    }

    Reply reply() {
        RowRights rights = writing.rights(shape.collection());
        Reply reply = Reply.of(written(), rights);
        return tellsSeen() ? reply.asking(rights.readable()) : reply;
    }

    /** Where the fault follows in the reply. */
    int faultAt() {
        return tellsSeen() ? SEEN + 1 : SEEN;
    }

    private boolean tellsSeen() {
        return !later && writing.rights(shape.collection()).bound();
    }

    Written seen(Outcome outcome, Told told) {
        return new Written(outcome, told.row(), !tellsSeen() || told.yes(SEEN));
    }

    /** As the shape says. */
    Written shown(Written written) {
        return later ? new SeenRows(writing, shape).as(List.of(written)).getFirst() : written;
    }
}
