package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import java.util.List;

/**
 * Reads rows as they once were: from what was written down of them instead of from their table.
 *
 * @param filter what is to be known of each row besides: whether it satisfies this
 * @param listed whether the rows are looked for, and not one that is known by its key
 * @param images of the rows, as JSON under the names of their columns
 * @param versions of the rows, in the same order
 */
public record ImagePlan(RowShape shape, Predicate filter, boolean listed, List<Object> images, List<Object> versions) {
    public ImagePlan {
        images = List.copyOf(images);
        versions = List.copyOf(versions);
    }

    public CollectionModel collection() {
        return shape.collection();
    }
}
