package dev.weft.catalog;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection: a table, a GraphQL type.
 *
 * @param number short and never reused within the project; part of every global id
 * @param name the builder's name, snake_case and plural; the table has the same one
 * @param typeName singular PascalCase, e.g. {@code Article}
 * @param listName root field of the list, e.g. {@code articles}
 * @param itemName root field of one row and member of payloads, e.g. {@code article}
 * @param operations the generated operations that are switched on
 * @param changeLog whether changes of its rows are logged, so that they can be subscribed to
 * @param fields the builder's own fields; the system's columns come with the {@link dev.weft.model.ProjectModel}
 * @param aliases former names that the API still serves, the oldest first
 * @param plainTree id of the relation to the collection itself, or of the field of type USER, whose tree has the plain
 *     names {@code ancestors} and {@code descendants}; null while there is none
 * @param archivedAt since when it is hidden; null while it is not
 */
public record CollectionSpec(
        CollectionId id,
        int number,
        String name,
        String typeName,
        String listName,
        String itemName,
        String label,
        @Nullable String description,
        PrimaryKeyKind primaryKey,
        Set<OperationKind> operations,
        boolean changeLog,
        List<FieldSpec> fields,
        List<RelationSpec> relations,
        List<IndexSpec> indexes,
        List<CollectionNames> aliases,
        @Nullable UUID plainTree,
        @Nullable OffsetDateTime archivedAt) {
    /** The collection of end users that comes with every project. */
    public static final String USERS = "users";

    public CollectionSpec {
        operations = Set.copyOf(operations);
        fields = List.copyOf(fields);
        relations = List.copyOf(relations);
        indexes = List.copyOf(indexes);
        aliases = List.copyOf(aliases);
    }

    /** A collection as it is when it is new: without fields, relations, indexes and former names, with its changes logged. */
    public CollectionSpec(
            CollectionId id,
            int number,
            String name,
            CollectionNames names,
            String label,
            @Nullable String description,
            PrimaryKeyKind primaryKey,
            Set<OperationKind> operations) {
        this(
                id,
                number,
                name,
                names.typeName(),
                names.listName(),
                names.itemName(),
                label,
                description,
                primaryKey,
                operations,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    /** The names by which the API shows it now. */
    public CollectionNames names() {
        return new CollectionNames(typeName, listName, itemName);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    public CollectionSpec withFields(List<FieldSpec> newFields) {
        return copy(label, description, operations, changeLog, newFields, relations, indexes, plainTree, archivedAt);
    }

    public CollectionSpec withRelations(List<RelationSpec> newRelations) {
        return copy(label, description, operations, changeLog, fields, newRelations, indexes, plainTree, archivedAt);
    }

    public CollectionSpec withIndexes(List<IndexSpec> newIndexes) {
        return copy(label, description, operations, changeLog, fields, relations, newIndexes, plainTree, archivedAt);
    }

    public CollectionSpec withPlainTree(@Nullable UUID newPlainTree) {
        return copy(label, description, operations, changeLog, fields, relations, indexes, newPlainTree, archivedAt);
    }

    /** The same collection, hidden since then, or shown again. */
    public CollectionSpec archived(@Nullable OffsetDateTime newArchivedAt) {
        return copy(label, description, operations, changeLog, fields, relations, indexes, plainTree, newArchivedAt);
    }

    /** The same collection with another presentation. */
    public CollectionSpec presented(
            String newLabel, @Nullable String newDescription, Set<OperationKind> newOperations) {
        return copy(
                newLabel, newDescription, newOperations, changeLog, fields, relations, indexes, plainTree, archivedAt);
    }

    /** The same collection, with its changes logged or not. */
    public CollectionSpec logged(boolean newChangeLog) {
        return copy(label, description, operations, newChangeLog, fields, relations, indexes, plainTree, archivedAt);
    }

    /** The same collection under another name. */
    public CollectionSpec renamed(String newName, CollectionNames newNames, List<CollectionNames> newAliases) {
        return new CollectionSpec(
                id,
                number,
                newName,
                newNames.typeName(),
                newNames.listName(),
                newNames.itemName(),
                label,
                description,
                primaryKey,
                operations,
                changeLog,
                fields,
                relations,
                indexes,
                newAliases,
                plainTree,
                archivedAt);
    }

    private CollectionSpec copy(
            String newLabel,
            @Nullable String newDescription,
            Set<OperationKind> newOperations,
            boolean newChangeLog,
            List<FieldSpec> newFields,
            List<RelationSpec> newRelations,
            List<IndexSpec> newIndexes,
            @Nullable UUID newPlainTree,
            @Nullable OffsetDateTime newArchivedAt) {
        return new CollectionSpec(
                id,
                number,
                name,
                typeName,
                listName,
                itemName,
                newLabel,
                newDescription,
                primaryKey,
                newOperations,
                newChangeLog,
                newFields,
                newRelations,
                newIndexes,
                aliases,
                newPlainTree,
                newArchivedAt);
    }
}
