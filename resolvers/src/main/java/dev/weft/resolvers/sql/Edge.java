package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.CursorFormat;
import dev.weft.resolvers.plan.ListSearch;
import dev.weft.resolvers.plan.Operand;
import org.jspecify.annotations.Nullable;

/**
 * A row in a list.
 *
 * @param node must hold the columns of the list's order when the cursor is asked for
 * @param search of the list, where it is searched; the node must then hold the score when it is asked for
 * @param mark what stands for the cursor, where that is another than the list's own
 */
public record Edge(
        Row node,
        CursorFormat cursors,
        @Nullable ListSearch search,
        @Nullable String mark) {
    public Edge(Row node, CursorFormat cursors, @Nullable ListSearch search) {
        this(node, cursors, search, null);
    }

    /** In a list that is not searched. */
    public Edge(Row node, CursorFormat cursors) {
        this(node, cursors, null);
    }

    public String cursor() {
        return mark == null ? cursors.encode(node::value) : mark;
    }

    public @Nullable Double score() {
        return search == null ? null : (Double) node.value(new Operand.Relevance(search));
    }
}
