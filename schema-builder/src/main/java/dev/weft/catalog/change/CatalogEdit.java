package dev.weft.catalog.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.ddl.ExistingRows;
import dev.weft.ddl.Relaxation;
import java.util.List;
import java.util.Map;

/**
 * What a list of operations makes of a catalog.
 *
 * @param rows what becomes of values that are there already
 * @param origins which operation, by its position, changed a field or a relation (by id), an index (by
 *     name) or a policy (by its key) last
 */
public record CatalogEdit(
        ProjectCatalog before,
        ProjectCatalog after,
        List<SchemaOperation> operations,
        ExistingRows rows,
        Map<Object, Integer> origins) {
    public CatalogEdit {
        operations = List.copyOf(operations);
        origins = Map.copyOf(origins);
    }

    /** The same with the rules that PostgreSQL holds, which ask less of what is archived. */
    public CatalogEdit enforced() {
        return new CatalogEdit(Relaxation.of(before), Relaxation.of(after), operations, rows, origins);
    }
}
