package dev.weft.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.OperationReader;
import dev.weft.catalog.change.SchemaOperation;
import dev.weft.catalog.document.ImportPlan;
import dev.weft.error.ApiException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That a catalog be what a document says. One for each call: it remembers what it asked for. */
public final class SchemaImport implements Wish {
    private static final List<String> DOCUMENT = List.of("schema");

    private final Object document;
    private @Nullable ImportPlan plan;

    /**
     * @param document plain JSON, as {@link dev.weft.catalog.document.SchemaDocument} makes it
     */
    public SchemaImport(Object document) {
        this.document = document;
    }

    @Override
    public List<Map<String, Object>> operations(ProjectCatalog now) {
        ImportPlan found = ImportPlan.of(now, document, DOCUMENT);
        plan = found;
        return found.operations();
    }

    @Override
    public List<SchemaOperation> read(List<Map<String, Object>> operations) {
        return OperationReader.readAll(operations);
    }

    @Override
    public ApiException explained(ApiException refusal) {
        return plan == null ? refusal : plan.located(refusal);
    }
}
