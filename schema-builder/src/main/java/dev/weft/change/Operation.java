package dev.weft.change;

import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.SchemaOperation;
import java.util.Locale;

/**
 * The operation that is to blame for something.
 *
 * @param member as the platform API calls it, e.g. {@code updateField}
 */
record Operation(int position, String member) {
    /**
     * @param changed the id of a field or a relation, or the name of an index
     */
    static Operation of(CatalogEdit edit, Object changed) {
        int position = edit.origins().getOrDefault(changed, 0);
        return new Operation(position, member(edit.operations().get(position)));
    }

    private static String member(SchemaOperation operation) {
        String name = operation.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
