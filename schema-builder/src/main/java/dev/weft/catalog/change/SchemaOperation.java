package dev.weft.catalog.change;

import dev.weft.catalog.OnDelete;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.RelationKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One wish of a schema change, as a builder states it: by names, unchecked. */
public sealed interface SchemaOperation {

    record CreateCollection(
            String name,
            @Nullable String typeName,
            @Nullable String label,
            @Nullable String description,
            PrimaryKeyKind primaryKey,
            List<NewField> fields)
            implements SchemaOperation {
        public CreateCollection {
            fields = List.copyOf(fields);
        }
    }

    /** Null leaves as it is. */
    record UpdateCollection(
            String collection,
            @Nullable String label,
            @Nullable String description,
            @Nullable Set<OperationKind> operations)
            implements SchemaOperation {}

    record AddField(String collection, NewField field) implements SchemaOperation {}

    record CreateRelation(
            String collection,
            String name,
            String target,
            RelationKind kind,
            @Nullable String inverseName,
            boolean required,
            OnDelete onDelete)
            implements SchemaOperation {}

    /**
     * @param fields names of fields or of to-one relations, in order
     */
    record AddIndex(String collection, List<String> fields, boolean unique) implements SchemaOperation {
        public AddIndex {
            fields = List.copyOf(fields);
        }
    }
}
