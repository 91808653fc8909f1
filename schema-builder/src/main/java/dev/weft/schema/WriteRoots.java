package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import dev.weft.model.CollectionModel;
import dev.weft.model.Names;
import dev.weft.model.ProjectModel;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;

/** The root fields that write rows of one collection, as far as its operations are switched on. */
final class WriteRoots {
    private static final String MUTATION = "Mutation";

    /** How many rows a mutation of many may find, unless it says otherwise. */
    private static final int USUALLY_AFFECTED = 100;

    /** They name no collection, so all mutations of all schemas share them. */
    private static final GraphQLArgument ID = argument("id", required(GraphQLID));

    private static final GraphQLArgument IF_VERSION = argument("ifVersion", GraphQLString);
    private static final GraphQLArgument ON_ERROR = usually(
            "onError",
            required(SharedOps.BULK_ERROR_MODE),
            "ROLLBACK",
            "What becomes of the other rows when one fails.");
    private static final GraphQLArgument MAX_AFFECTED = usually(
            "maxAffected",
            required(GraphQLInt),
            USUALLY_AFFECTED,
            "Nothing is written when the filter finds more rows.");
    private static final GraphQLArgument CONFIRM_ALL =
            usually("confirmAll", required(GraphQLBoolean), false, "Allows a filter that holds for every row.");

    private final CollectionModel collection;
    private final TypeCollector types;
    private final Payloads payloads;
    private final String one;
    private final String many;
    private final String label;
    private final boolean hasPatch;
    private final boolean hasOps;

    WriteRoots(ProjectModel project, CollectionModel collection, TypeCollector types) {
        this.collection = collection;
        this.types = types;
        this.payloads = new Payloads(types);
        this.one = collection.typeName();
        this.many = Names.capitalise(collection.spec().listName());
        this.label = collection.spec().label();
        this.hasPatch = new NestedWrites(project).patches(collection);
        this.hasOps = new ChangeInputs(collection).hasOps();
    }

    /** Whether there are any. */
    boolean addTo(GraphQLObjectType.Builder mutation) {
        boolean creates = collection.isCreatable();
        boolean updates = hasPatch || hasOps;
        boolean deletes = collection.isDeletable();
        if (!creates && !updates && !deletes) {
            return false;
        }
        String payload = payloads.addMany(collection);
        if (creates) {
            addCreates(mutation, payload);
        }
        if (updates) {
            addUpdates(mutation, payload);
        }
        if (deletes) {
            addDeletes(mutation, payload);
        }
        return true;
    }

    private void addCreates(GraphQLObjectType.Builder mutation, String payload) {
        add(
                mutation,
                meeting(field("create" + one, ref(payloads.addWritten(collection, "Create")))
                        .description("A new row of " + label + ".")
                        .argument(argument("input", required(ref(TypeNames.input(one)))))),
                new Operation.CreateRow(collection.id()));
        add(
                mutation,
                meeting(field("create" + many, ref(payload))
                                .description(
                                        "New rows of " + label + ", all of them or none unless onError says otherwise.")
                                .argument(argument("input", required(listOf(ref(TypeNames.input(one)))))))
                        .argument(ON_ERROR),
                new Operation.CreateRows(collection.id()));
    }

    private GraphQLFieldDefinition.Builder meeting(GraphQLFieldDefinition.Builder field) {
        return collection.isUpsertable()
                ? field.argument(argument("onConflict", ref(TypeNames.onConflict(one))))
                : field;
    }

    private void addUpdates(GraphQLObjectType.Builder mutation, String payload) {
        add(
                mutation,
                changing(field("update" + one, ref(payloads.addWritten(collection, "Update")))
                                .description("Changes one of " + label + ".")
                                .argument(ID))
                        .argument(IF_VERSION),
                new Operation.UpdateRow(collection.id()));
        if (collection.rights().mayList()) {
            add(
                    mutation,
                    confirmed(changing(field("update" + many, ref(payload))
                            .description("Changes all of " + label + " that the filter finds.")
                            .argument(argument("filter", required(ref(TypeNames.filter(one))))))),
                    new Operation.UpdateRows(collection.id()));
        }
        add(
                mutation,
                field("batchUpdate" + many, ref(payload))
                        .description("Changes of many of " + label + ", each its own, in the order of the list.")
                        .argument(argument("updates", required(listOf(ref(TypeNames.update(one))))))
                        .argument(ON_ERROR),
                new Operation.BatchUpdateRows(collection.id()));
    }

    private void addDeletes(GraphQLObjectType.Builder mutation, String payload) {
        add(
                mutation,
                field("delete" + one, ref(payloads.addDeleted(collection)))
                        .description("Deletes one of " + label + ".")
                        .argument(ID)
                        .argument(IF_VERSION),
                new Operation.DeleteRow(collection.id()));
        if (collection.rights().mayList()) {
            add(
                    mutation,
                    confirmed(field("delete" + many, ref(payload))
                            .description("Deletes all of " + label + " that the filter finds.")
                            .argument(argument("filter", required(ref(TypeNames.filter(one)))))),
                    new Operation.DeleteRows(collection.id()));
        }
    }

    private GraphQLFieldDefinition.Builder changing(GraphQLFieldDefinition.Builder field) {
        if (hasPatch) {
            field.argument(argument("patch", ref(TypeNames.patch(one))));
        }
        return hasOps ? field.argument(argument("ops", ref(TypeNames.ops(one)))) : field;
    }

    private static GraphQLFieldDefinition.Builder confirmed(GraphQLFieldDefinition.Builder field) {
        return field.argument(MAX_AFFECTED).argument(CONFIRM_ALL);
    }

    private void add(
            GraphQLObjectType.Builder mutation, GraphQLFieldDefinition.Builder field, Operation.Write operation) {
        types.field(mutation, MUTATION, field.build(), operation);
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type) {
        return GraphQLArgument.newArgument().name(name).type(type).build();
    }

    private static GraphQLArgument usually(String name, GraphQLInputType type, Object value, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .defaultValueProgrammatic(value)
                .description(description)
                .build();
    }
}
