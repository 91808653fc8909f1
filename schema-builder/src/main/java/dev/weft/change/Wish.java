package dev.weft.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.OperationReader;
import dev.weft.catalog.change.SchemaOperation;
import dev.weft.error.ApiException;
import java.util.List;
import java.util.Map;

/** What somebody wants of a catalog: operations that may only be known once the catalog is. */
public interface Wish {
    /**
     * The operations, each a plain JSON object with one member, as the platform API's {@code SchemaOperation}.
     *
     * @return nothing when the catalog is as it should be already
     */
    List<Map<String, Object>> operations(ProjectCatalog now);

    /** The operations as they are applied. */
    default List<SchemaOperation> read(List<Map<String, Object>> operations) {
        return OperationReader.read(operations);
    }

    /** A refusal of one of its operations, as whoever has the wish understands it. */
    default ApiException explained(ApiException refusal) {
        return refusal;
    }

    /** Just these operations. */
    static Wish of(List<Map<String, Object>> operations) {
        return _ -> operations;
    }
}
