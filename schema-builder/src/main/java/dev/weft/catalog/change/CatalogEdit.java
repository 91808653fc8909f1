package dev.weft.catalog.change;

import dev.weft.catalog.FieldId;
import dev.weft.catalog.ProjectCatalog;
import java.util.List;
import java.util.Map;

/**
 * What a list of operations makes of a catalog.
 *
 * @param backfills plain JSON values for the rows that exist when a field is added
 */
public record CatalogEdit(
        ProjectCatalog before, ProjectCatalog after, List<SchemaOperation> operations, Map<FieldId, Object> backfills) {
    public CatalogEdit {
        operations = List.copyOf(operations);
        backfills = Map.copyOf(backfills);
    }
}
