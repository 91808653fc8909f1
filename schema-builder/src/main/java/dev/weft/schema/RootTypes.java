package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLID;

import dev.weft.catalog.OperationKind;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;

/** The root fields of a project. */
final class RootTypes {
    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";

    private final ProjectModel project;
    private final TypeCollector types;
    private boolean writesRows;

    RootTypes(ProjectModel project, TypeCollector types) {
        this.project = project;
        this.types = types;
    }

    GraphQLObjectType query() {
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(QUERY);
        types.field(
                type,
                QUERY,
                field("node", SharedTypes.NODE)
                        .description("Any row by its id; null when there is none.")
                        .argument(argument("id", required(GraphQLID)))
                        .build(),
                new Operation.FetchNode());
        types.field(
                type,
                QUERY,
                field("nodes", required(GraphQLList.list(SharedTypes.NODE)))
                        .description("Rows by their ids, in the same order, null for each that is not there.")
                        .argument(argument("ids", required(listOf(GraphQLID))))
                        .build(),
                new Operation.FetchNodes());
        types.field(
                type,
                QUERY,
                field("me", ref(project.self().typeName()))
                        .description("The end user who calls.")
                        .build(),
                new Operation.FetchMe());
        project.collections().forEach(collection -> addReads(type, collection));
        return type.build();
    }

    private void addReads(GraphQLObjectType.Builder type, CollectionModel collection) {
        String label = collection.spec().label();
        if (collection.isReadable()) {
            String item = collection.spec().itemName();
            types.field(
                    type,
                    QUERY,
                    field(item, ref(collection.typeName()))
                            .description("One of " + label + ", by its id; null when there is none.")
                            .argument(argument("id", required(GraphQLID)))
                            .build(),
                    new Operation.FetchRow(collection.id()));
            types.field(
                    type,
                    QUERY,
                    field(item + "By", ref(collection.typeName()))
                            .description("One of " + label + ", by a key; null when there is none.")
                            .argument(argument("key", required(ref(TypeNames.key(collection.typeName())))))
                            .build(),
                    new Operation.FetchRowByKey(collection.id()));
        }
        if (collection.spec().operations().contains(OperationKind.LIST) && RowTypes.isConnected(collection)) {
            types.field(
                    type,
                    QUERY,
                    ListArguments.field(collection.spec().listName(), collection)
                            .description(RowTypes.description(collection.spec().description(), label))
                            .build(),
                    new Operation.ListRows(collection.id()));
        }
    }

    /** Everybody may at least sign up, in and out. */
    GraphQLObjectType mutation() {
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(MUTATION);
        for (CollectionModel collection : project.collections()) {
            writesRows |= new WriteRoots(project, collection, types).addTo(type);
        }
        new IdentityTypes(project, types).addTo(type);
        return type.build();
    }

    /** Whether the mutation, once it is made, does anything besides. */
    boolean writesRows() {
        return writesRows;
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type) {
        return GraphQLArgument.newArgument().name(name).type(type).build();
    }
}
