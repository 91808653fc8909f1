package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.OperationKind;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is written of a collection: the input of a new row, the patch of an old one, references from others. */
final class WriteInputs {
    private final ProjectModel project;
    private final Set<CollectionId> referredToOne;
    private final Set<CollectionId> linkedToMany;

    WriteInputs(ProjectModel project) {
        this.project = project;
        this.referredToOne = project.collections().stream()
                .flatMap(collection -> collection.relations().stream())
                .filter(WriteInputs::isWritableReference)
                .map(RelationEnd::target)
                .collect(Collectors.toSet());
        this.linkedToMany = project.collections().stream()
                .flatMap(collection -> collection.relations().stream())
                .filter(RelationEnd.ManyToMany.class::isInstance)
                .map(RelationEnd::target)
                .collect(Collectors.toSet());
    }

    List<GraphQLInputObjectType> of(CollectionModel collection) {
        List<GraphQLInputObjectType> inputs = new ArrayList<>();
        if (collection.spec().operations().contains(OperationKind.CREATE)) {
            inputs.add(newRow(collection));
        }
        if (collection.isPatchable()) {
            inputs.add(patch(collection));
        }
        if (referredToOne.contains(collection.id())) {
            inputs.add(refInput(collection));
            inputs.add(refPatch(collection));
        }
        if (linkedToMany.contains(collection.id())) {
            inputs.add(listInput(collection));
            inputs.add(listPatch(collection));
        }
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
    private static boolean mustBeGiven(Column column) {
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
            String target = project.collection(relation.target()).typeName();
            switch (relation) {
                case RelationEnd.ToOne one
                when isWritableReference(one) ->
                    type.field(inputField(
                            one.apiName(),
                            ref(newRow ? TypeNames.refInput(target) : TypeNames.refPatch(target)),
                            "Instead of " + one.key().apiName()));
                case RelationEnd.ManyToMany many ->
                    type.field(inputField(
                            many.apiName(), ref(newRow ? TypeNames.listInput(target) : TypeNames.listPatch(target))));
                case RelationEnd.ToOne _, RelationEnd.InverseOne _, RelationEnd.ToMany _ -> {}
            }
        }
    }

    private static boolean isWritableReference(RelationEnd relation) {
        return relation instanceof RelationEnd.ToOne one && one.key().writable();
    }

    private static GraphQLInputObjectType refInput(CollectionModel collection) {
        return oneOf(TypeNames.refInput(collection.typeName()))
                .field(inputField("connect", ref(TypeNames.key(collection.typeName()))))
                .build();
    }

    private static GraphQLInputObjectType refPatch(CollectionModel collection) {
        return oneOf(TypeNames.refPatch(collection.typeName()))
                .field(inputField("connect", ref(TypeNames.key(collection.typeName()))))
                .field(inputField("disconnect", GraphQLBoolean))
                .build();
    }

    private static GraphQLInputObjectType listInput(CollectionModel collection) {
        return input(TypeNames.listInput(collection.typeName()))
                .field(inputField("connect", keys(collection)))
                .build();
    }

    private static GraphQLInputObjectType listPatch(CollectionModel collection) {
        return input(TypeNames.listPatch(collection.typeName()))
                .field(inputField("connect", keys(collection)))
                .field(inputField("disconnect", keys(collection)))
                .build();
    }

    private static GraphQLInputType keys(CollectionModel collection) {
        return listOf(ref(TypeNames.key(collection.typeName())));
    }
}
