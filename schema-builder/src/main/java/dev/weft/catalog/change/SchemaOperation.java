package dev.weft.catalog.change;

import dev.weft.catalog.Access;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.RelationKind;
import java.util.List;
import java.util.Map;
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
            boolean changeLog,
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
            @Nullable Set<OperationKind> operations,
            @Nullable Boolean changeLog)
            implements SchemaOperation {}

    /**
     * @param typeName null for the one that follows from the name; when the name stays, the type's name stays too
     * @param keepAlias whether the API still serves the former names; false takes away all of them
     */
    record RenameCollection(
            String collection, String name, @Nullable String typeName, boolean keepAlias) implements SchemaOperation {}

    /** Hides it; rows and table stay. */
    record ArchiveCollection(String collection) implements SchemaOperation {}

    record RestoreCollection(String collection) implements SchemaOperation {}

    /** Only of what is archived; {@code confirm} repeats the name. */
    record PurgeCollection(String collection, String confirm) implements SchemaOperation {}

    record AddField(String collection, NewField field) implements SchemaOperation {}

    /**
     * Null leaves as it is.
     *
     * @param defaultValue given as null, the default goes
     * @param config given as null, all limits go
     * @param deprecated the reason that clients see; an empty one takes it back
     */
    record UpdateField(
            String collection,
            String field,
            @Nullable String label,
            @Nullable String description,
            @Nullable Boolean required,
            @Nullable Boolean unique,
            @Nullable Boolean indexed,
            @Nullable Given defaultValue,
            @Nullable Object backfill,
            @Nullable List<NewField.NewOption> options,
            @Nullable Given config,
            @Nullable String deprecated)
            implements SchemaOperation {
        public UpdateField {
            options = options == null ? null : List.copyOf(options);
        }
    }

    /**
     * @param options of a select field; empty for those that the field has
     * @param config null for the limits that the field has and that the new type knows
     */
    record ChangeFieldType(
            String collection,
            String field,
            FieldType type,
            List<NewField.NewOption> options,
            @Nullable Object config,
            ConversionFailure onFailure)
            implements SchemaOperation {
        public ChangeFieldType {
            options = List.copyOf(options);
        }
    }

    /** What becomes of values that do not convert. */
    enum ConversionFailure {
        REFUSE,
        SET_NULL
    }

    /** A plain JSON value that was said, which may be null. */
    record Given(@Nullable Object json) {}

    /** Of a field or a relation; see {@link RenameCollection} for {@code keepAlias}. */
    record RenameField(String collection, String field, String name, boolean keepAlias) implements SchemaOperation {}

    /** Hides a field or a relation; what it holds stays. */
    record ArchiveField(String collection, String field) implements SchemaOperation {}

    /** Shows a field or a relation again. */
    record RestoreField(String collection, String field) implements SchemaOperation {}

    /** Of a field or a relation that is archived; {@code confirm} repeats its name. */
    record PurgeField(String collection, String field, String confirm) implements SchemaOperation {}

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
     * Null leaves as it is. Former names stay served.
     *
     * @param inverseName an empty one takes it away
     */
    record UpdateRelation(
            String collection,
            String relation,
            @Nullable String name,
            @Nullable String inverseName,
            @Nullable Boolean required,
            @Nullable OnDelete onDelete)
            implements SchemaOperation {}

    record ArchiveRelation(String collection, String relation) implements SchemaOperation {}

    /**
     * @param fields names of fields or of to-one relations, in order
     */
    record AddIndex(String collection, List<String> fields, boolean unique) implements SchemaOperation {
        public AddIndex {
            fields = List.copyOf(fields);
        }
    }

    /** Of an index that {@link AddIndex} made. */
    record DropIndex(String collection, String name) implements SchemaOperation {}

    /** In the place of the policy of the same collection, role and action, if there is one; see {@link dev.weft.catalog.PolicySpec}. */
    record SetPolicy(
            String collection,
            String role,
            PolicyAction action,
            Map<String, Object> rows,
            @Nullable Map<String, Object> check,
            @Nullable List<String> fields,
            Map<String, Object> presets,
            boolean aggregate,
            boolean list)
            implements SchemaOperation {
        public SetPolicy {
            fields = fields == null ? null : List.copyOf(fields);
        }
    }

    record RemovePolicy(String collection, String role, PolicyAction action) implements SchemaOperation {}

    /** Sets or removes the policies that one operation of a collection needs. */
    record SetAccess(String collection, OperationKind operation, Access access) implements SchemaOperation {}

    record CreateRole(String name, @Nullable String description) implements SchemaOperation {}

    /** Null leaves the description as it is; an empty one takes it away. */
    record UpdateRole(String name, @Nullable String description) implements SchemaOperation {}

    record RemoveRole(String name) implements SchemaOperation {}
}
