package dev.weft.resolvers.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement and where its values come from: rendered once, run with the values of each plan of its shape.
 *
 * @param parameters in the order of the text: what is {@link Deferred}, or a value that is always the same
 */
record Statement(String sql, List<@Nullable Object> parameters) {
    /** What jOOQ makes of the query, marked with the catalog's revision, so that no older plan serves it. */
    static Statement of(Query query, int revision) {
        return new Statement(
                Tables.RENDERER.render(query) + " /* r" + revision + " */", Tables.RENDERER.extractBindValues(query));
    }

    /**
     * @param values by the index of their slots
     */
    BoundStatement with(@Nullable Object[] values) {
        List<@Nullable Object> bound = new ArrayList<>(parameters.size());
        for (Object parameter : parameters) {
            bound.add(
                    parameter instanceof Placeholder placeholder
                            ? placeholder.bound(values[placeholder.slot()])
                            : parameter);
        }
        return new BoundStatement(sql, bound);
    }

    /** With other values in the place of those that it was made with; what it asks of callers stays. */
    BoundStatement with(List<@Nullable Object> values) {
        Iterator<@Nullable Object> next = values.iterator();
        List<@Nullable Object> bound = new ArrayList<>(parameters.size());
        for (Object parameter : parameters) {
            bound.add(parameter instanceof CallerParameter ? parameter : next.next());
        }
        return new BoundStatement(sql, bound);
    }
}
