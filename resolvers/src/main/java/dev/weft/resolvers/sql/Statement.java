package dev.weft.resolvers.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement and where its values come from: rendered once, run with the values of each plan of its shape.
 *
 * @param parameters in the order of the text: a {@link Placeholder}, or a value that is always the same
 */
record Statement(String sql, List<Object> parameters) {
    /** What jOOQ makes of the query, marked with the catalog's revision, so that no older plan serves it. */
    static Statement of(Query query, int revision) {
        Iterator<Placeholder> placeholders = Arrays.stream(
                        Tables.RENDERER.renderNamedParams(query).split(Placeholder.MARK, -1))
                .skip(1)
                .map(Placeholder::read)
                .iterator();
        List<Object> parameters = new ArrayList<>();
        for (Object constant : Tables.RENDERER.extractBindValues(query)) {
            parameters.add(constant == null ? placeholders.next() : constant);
        }
        if (placeholders.hasNext()) {
            throw new IllegalStateException("a statement has other parameters than values");
        }
        return new Statement(Tables.RENDERER.render(query) + " /* r" + revision + " */", parameters);
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
}
