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
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is written of a collection's rows by way of rows of others: as one, or as many. */
final class NestedInputs {
    private static final String CREATE = "create";
    private static final String CONNECT = "connect";
    private static final String UPSERT = "upsert";
    private static final String UPDATE = "update";
    private static final String DISCONNECT = "disconnect";
    private static final String DELETE = "delete";
    private static final String SET = "set";

    private final Set<CollectionId> asOne = new HashSet<>();
    private final Set<CollectionId> asMany = new HashSet<>();

    NestedInputs(ProjectModel project) {
        for (CollectionModel collection : project.collections()) {
            for (RelationEnd relation : collection.relations()) {
                if (relation.isWritable()) {
                    (relation.isToMany() ? asMany : asOne).add(relation.target());
                }
            }
        }
    }

    List<GraphQLInputObjectType> of(CollectionModel collection) {
        List<GraphQLInputObjectType> inputs = new ArrayList<>();
        if (asOne.contains(collection.id())) {
            inputs.add(refInput(collection));
            inputs.add(refPatch(collection));
        }
        if (asMany.contains(collection.id())) {
            inputs.add(listInput(collection));
            inputs.add(listPatch(collection));
        }
        if (!inputs.isEmpty() && offers(collection, OperationKind.CREATE)) {
            inputs.add(upsert(collection.typeName()));
        }
        return inputs;
    }

    private static GraphQLInputObjectType upsert(String type) {
        return input(TypeNames.upsert(type))
                .description("A row that is created, or changed where it is there already.")
                .field(inputField("input", required(ref(TypeNames.input(type)))))
                .field(inputField("onConflict", required(ref(TypeNames.onConflict(type)))))
                .build();
    }

    private static GraphQLInputObjectType refInput(CollectionModel collection) {
        return oneNew(oneOf(TypeNames.refInput(collection.typeName())), collection)
                .build();
    }

    private static GraphQLInputObjectType refPatch(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = oneNew(oneOf(TypeNames.refPatch(collection.typeName())), collection);
        if (collection.isPatchable()) {
            type.field(inputField(
                    UPDATE, ref(TypeNames.patch(collection.typeName())), "Of the row that the relation leads to."));
        }
        type.field(inputField(DISCONNECT, GraphQLBoolean));
        if (offers(collection, OperationKind.DELETE)) {
            type.field(inputField(DELETE, GraphQLBoolean, "The row that the relation leads to."));
        }
        return type.build();
    }

    private static GraphQLInputObjectType.Builder oneNew(
            GraphQLInputObjectType.Builder type, CollectionModel collection) {
        if (offers(collection, OperationKind.CREATE)) {
            type.field(inputField(CREATE, ref(TypeNames.input(collection.typeName()))))
                    .field(inputField(UPSERT, ref(TypeNames.upsert(collection.typeName()))));
        }
        return type.field(inputField(CONNECT, ref(TypeNames.key(collection.typeName()))));
    }

    private static GraphQLInputObjectType listInput(CollectionModel collection) {
        return manyNew(input(TypeNames.listInput(collection.typeName())), collection)
                .build();
    }

    private static GraphQLInputObjectType listPatch(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = manyNew(input(TypeNames.listPatch(collection.typeName())), collection);
        if (collection.isPatchable()) {
            type.field(inputField(UPDATE, listOf(ref(TypeNames.update(collection.typeName())))));
        }
        type.field(inputField(DISCONNECT, keys(collection)));
        if (offers(collection, OperationKind.DELETE)) {
            type.field(inputField(DELETE, keys(collection)));
        }
        return type.field(inputField(SET, keys(collection), "Make the relation exactly this set."))
                .build();
    }

    private static GraphQLInputObjectType.Builder manyNew(
            GraphQLInputObjectType.Builder type, CollectionModel collection) {
        if (offers(collection, OperationKind.CREATE)) {
            type.field(inputField(CREATE, listOf(ref(TypeNames.input(collection.typeName())))))
                    .field(inputField(UPSERT, listOf(ref(TypeNames.upsert(collection.typeName())))));
        }
        return type.field(inputField(CONNECT, keys(collection)));
    }

    private static boolean offers(CollectionModel collection, OperationKind kind) {
        return collection.spec().operations().contains(kind);
    }

    private static GraphQLInputType keys(CollectionModel collection) {
        return listOf(ref(TypeNames.key(collection.typeName())));
    }
}
