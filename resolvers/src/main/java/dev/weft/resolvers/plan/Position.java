package dev.weft.resolvers.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place between two rows of an order.
 *
 * @param values of the order's terms, in the row that the place is next to
 */
public record Position(List<@Nullable Object> values) {
    public Position {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
