package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;

import dev.weft.catalog.OperationKind;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import graphql.schema.GraphQLInputObjectType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written of a collection: the input of a new row, the patch of an old one, references from others. */
final class WriteInputs {
    private final ProjectModel project;
    private final NestedInputs nested;

    WriteInputs(ProjectModel project) {
        this.project = project;
        this.nested = new NestedInputs(project);
    }

    List<GraphQLInputObjectType> of(CollectionModel collection) {
        List<GraphQLInputObjectType> inputs = new ArrayList<>();
        if (collection.spec().operations().contains(OperationKind.CREATE)) {
            inputs.add(newRow(collection));
        }
        if (collection.isPatchable()) {
            inputs.add(patch(collection));
        }
        inputs.addAll(nested.of(collection));
        return inputs;
    }

    private GraphQLInputObjectType newRow(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = input(TypeNames.input(collection.typeName()))
                .field(inputField(
                        "rowId",
                        ColumnTypes.input(collection, collection.primaryKey()),
                        "A key of your own; made for you when absent."));
        collection.columns().stream()
                .filter(Column::writable)
                .forEach(column -> type.field(inputField(
                        column,
                        mustBeGiven(column)
                                ? required(ColumnTypes.input(collection, column))
                                : ColumnTypes.input(collection, column))));
        addRelations(type, collection, true);
        return type.build();
    }

    /** References may be given by key or by the nested form, so the schema demands neither. */
    static boolean mustBeGiven(Column column) {
        return column.kind() == Column.Kind.FIELD
                && column.notNull()
                && column.field() != null
                && column.field().defaultValue() == null;
    }

    private GraphQLInputObjectType patch(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = input(TypeNames.patch(collection.typeName()))
                .description("What is absent stays as it is; null sets null.");
        collection.columns().stream()
                .filter(Column::writable)
                .forEach(column -> type.field(inputField(column, ColumnTypes.input(collection, column))));
        addRelations(type, collection, false);
        return type.build();
    }

    private void addRelations(GraphQLInputObjectType.Builder type, CollectionModel collection, boolean newRow) {
        for (RelationEnd relation : collection.relations()) {
            if (relation.isWritable()) {
                String target = project.collection(relation.target()).typeName();
                type.field(inputField(relation.apiName(), ref(nestedType(relation, target, newRow)), hint(relation)));
            }
        }
    }

    private static String nestedType(RelationEnd relation, String target, boolean newRow) {
        if (relation.isToMany()) {
            return newRow ? TypeNames.listInput(target) : TypeNames.listPatch(target);
        }
        return newRow ? TypeNames.refInput(target) : TypeNames.refPatch(target);
    }

    private static @Nullable String hint(RelationEnd relation) {
        return relation instanceof RelationEnd.ToOne one
                ? "Instead of " + one.key().apiName()
                : null;
    }
}
