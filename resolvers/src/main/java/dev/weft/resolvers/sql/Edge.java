package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.CursorFormat;

/**
 * A row in a list.
 *
 * @param node must hold the columns of the list's order when the cursor is asked for
 */
public record Edge(Row node, CursorFormat cursors) {
    public String cursor() {
        return cursors.encode(node::value);
    }
}
