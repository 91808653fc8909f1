package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.schema.NestedWrites.Verb;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What the input is for: the one row of a relation or its many, written with a new row or with an old one. */
    private record Use(CollectionId target, boolean many, boolean newRow) {}

    /** Relations to the same rows share an input, which offers what any of them allows. */
    private final Map<Use, Set<Verb>> uses = new HashMap<>();

    NestedInputs(ProjectModel project) {
        NestedWrites writes = new NestedWrites(project);
        for (CollectionModel collection : project.collections()) {
            for (RelationEnd relation : collection.relations()) {
                add(relation, true, writes.ofNewRow(collection, relation));
                add(relation, false, writes.ofOldRow(collection, relation));
            }
        }
    }

    private void add(RelationEnd relation, boolean newRow, Set<Verb> verbs) {
        if (!verbs.isEmpty()) {
            uses.computeIfAbsent(
                            new Use(relation.target(), relation.isToMany(), newRow), _ -> EnumSet.noneOf(Verb.class))
                    .addAll(verbs);
        }
    }

    List<GraphQLInputObjectType> of(CollectionModel collection) {
        List<GraphQLInputObjectType> inputs = new ArrayList<>();
        for (boolean many : List.of(false, true)) {
            for (boolean newRow : List.of(true, false)) {
                Set<Verb> verbs = uses.get(new Use(collection.id(), many, newRow));
                if (verbs != null) {
                    inputs.add(many ? list(collection, newRow, verbs) : ref(collection, newRow, verbs));
                }
            }
        }
        if (!inputs.isEmpty() && collection.isUpsertable()) {
            inputs.add(upsert(collection.typeName()));
        }
        return inputs;
    }

    private static GraphQLInputObjectType upsert(String type) {
        return input(TypeNames.upsert(type))
                .description("A row that is created, or changed where it is there already.")
                .field(inputField("input", required(TypeCollector.ref(TypeNames.input(type)))))
                .field(inputField("onConflict", required(TypeCollector.ref(TypeNames.onConflict(type)))))
                .build();
    }

    private static GraphQLInputObjectType ref(CollectionModel collection, boolean newRow, Set<Verb> verbs) {
        String name = collection.typeName();
        GraphQLInputObjectType.Builder type = oneOf(newRow ? TypeNames.refInput(name) : TypeNames.refPatch(name));
        for (Verb verb : verbs) {
            switch (verb) {
                case CREATE -> type.field(inputField(CREATE, TypeCollector.ref(TypeNames.input(name))));
                case CONNECT -> type.field(inputField(CONNECT, TypeCollector.ref(TypeNames.key(name))));
                case UPSERT -> type.field(inputField(UPSERT, TypeCollector.ref(TypeNames.upsert(name))));
                case UPDATE ->
                    type.field(inputField(
                            UPDATE,
                            TypeCollector.ref(TypeNames.patch(name)),
                            "Of the row that the relation leads to."));
                case DISCONNECT -> type.field(inputField(DISCONNECT, GraphQLBoolean));
                case DELETE -> type.field(inputField(DELETE, GraphQLBoolean, "The row that the relation leads to."));
                case SET -> {}
            }
        }
        return type.build();
    }

    private static GraphQLInputObjectType list(CollectionModel collection, boolean newRow, Set<Verb> verbs) {
        String name = collection.typeName();
        GraphQLInputType keys = listOf(TypeCollector.ref(TypeNames.key(name)));
        GraphQLInputObjectType.Builder type = input(newRow ? TypeNames.listInput(name) : TypeNames.listPatch(name));
        for (Verb verb : verbs) {
            switch (verb) {
                case CREATE -> type.field(inputField(CREATE, listOf(TypeCollector.ref(TypeNames.input(name)))));
                case CONNECT -> type.field(inputField(CONNECT, keys));
                case UPSERT -> type.field(inputField(UPSERT, listOf(TypeCollector.ref(TypeNames.upsert(name)))));
                case UPDATE -> type.field(inputField(UPDATE, listOf(TypeCollector.ref(TypeNames.update(name)))));
                case DISCONNECT -> type.field(inputField(DISCONNECT, keys));
                case DELETE -> type.field(inputField(DELETE, keys));
                case SET -> type.field(inputField(SET, keys, "Make the relation exactly this set."));
            }
        }
        return type.build();
    }
}
