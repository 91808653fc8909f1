package dev.weft.catalog;

import java.util.List;
import java.util.Set;
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
 * @param fields the builder's own fields; the system's columns come with the {@link dev.weft.model.ProjectModel}
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
        List<FieldSpec> fields,
        List<RelationSpec> relations,
        List<IndexSpec> indexes) {
    /** The collection of end users that comes with every project. */
    public static final String USERS = "users";

    public CollectionSpec {
        operations = Set.copyOf(operations);
        fields = List.copyOf(fields);
        relations = List.copyOf(relations);
        indexes = List.copyOf(indexes);
    }

    public CollectionSpec withFields(List<FieldSpec> newFields) {
        return copy(label, description, operations, newFields, relations, indexes);
    }

    public CollectionSpec withRelations(List<RelationSpec> newRelations) {
        return copy(label, description, operations, fields, newRelations, indexes);
    }

    public CollectionSpec withIndexes(List<IndexSpec> newIndexes) {
        return copy(label, description, operations, fields, relations, newIndexes);
    }

    /** The same collection with another presentation. */
    public CollectionSpec presented(
            String newLabel, @Nullable String newDescription, Set<OperationKind> newOperations) {
        return copy(newLabel, newDescription, newOperations, fields, relations, indexes);
    }

    private CollectionSpec copy(
            String newLabel,
            @Nullable String newDescription,
            Set<OperationKind> newOperations,
            List<FieldSpec> newFields,
            List<RelationSpec> newRelations,
            List<IndexSpec> newIndexes) {
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
                newFields,
                newRelations,
                newIndexes);
    }
}
