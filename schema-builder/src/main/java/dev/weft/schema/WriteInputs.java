package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;

import dev.weft.catalog.PolicyAction;
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
    private final NestedWrites verbs;

    WriteInputs(ProjectModel project) {
        this.project = project;
        this.nested = new NestedInputs(project);
        this.verbs = new NestedWrites(project);
    }

    List<GraphQLInputObjectType> of(CollectionModel collection) {
        List<GraphQLInputObjectType> inputs = new ArrayList<>();
        if (collection.isCreatable()) {
            inputs.add(newRow(collection));
        }
        if (verbs.patches(collection)) {
            inputs.add(patch(collection));
        }
        inputs.addAll(nested.of(collection));
        return inputs;
    }

    private GraphQLInputObjectType newRow(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = input(TypeNames.input(collection.typeName()));
        if (collection.rights().writes(PolicyAction.CREATE, CollectionModel.PRIMARY_KEY)) {
            type.field(inputField(
                    "rowId",
                    ColumnTypes.input(collection, collection.primaryKey()),
                    "A key of your own; made for you when absent."));
        }
        collection
                .writable(PolicyAction.CREATE)
                .forEach(column -> type.field(inputField(
                        column,
                        mustBeGiven(collection, column)
                                ? required(ColumnTypes.input(collection, column))
                                : ColumnTypes.input(collection, column))));
        addRelations(type, collection, true);
        return type.build();
    }

    /** References may be given by key or by the nested form, so the schema demands neither. */
    static boolean mustBeGiven(CollectionModel collection, Column column) {
        return column.kind() == Column.Kind.FIELD
                && column.notNull()
                && !collection.rights().presets(PolicyAction.CREATE, column.catalogName())
                && column.field() != null
                && column.field().defaultValue() == null;
    }

    private GraphQLInputObjectType patch(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = input(TypeNames.patch(collection.typeName()))
                .description("What is absent stays as it is; null sets null.");
        collection
                .writable(PolicyAction.UPDATE)
                .forEach(column -> type.field(inputField(column, ColumnTypes.input(collection, column))));
        addRelations(type, collection, false);
        return type.build();
    }

    private void addRelations(GraphQLInputObjectType.Builder type, CollectionModel collection, boolean newRow) {
        for (RelationEnd relation : collection.relations()) {
            boolean offered =
                    !(newRow ? verbs.ofNewRow(collection, relation) : verbs.ofOldRow(collection, relation)).isEmpty();
            if (offered) {
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
