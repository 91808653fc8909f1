package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.schema.Operation.ChangeMember;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The root fields that go on answering: a query that is asked again, the changes of rows, rows as they come. */
final class SubscriptionRoots {
    private static final String SUBSCRIPTION = "Subscription";
    private static final String QUERY = "Query";

    /** How many rows a stream sends at once, unless it says otherwise. */
    private static final int USUAL_BATCH = 50;

    /** They name no collection, so all schemas share them. */
    private static final GraphQLArgument KINDS =
            argument("kinds", listOf(SharedTypes.CHANGE_KIND), "What happened to the row; all kinds unless said.");

    private static final GraphQLArgument ID = argument("id", GraphQLID, "Of one row alone.");
    private static final GraphQLArgument ID_OF_ONE = argument("id", required(GraphQLID), null);
    private static final GraphQLArgument PLACE =
            argument("after", GraphQLString, "A cursor of this stream; goes on behind the row that it belongs to.");
    private static final GraphQLArgument AFTER =
            argument("after", GraphQLString, "The cursor of the last message that arrived; goes on right behind it.");
    private static final GraphQLArgument BATCH_SIZE = GraphQLArgument.newArgument()
            .name("batchSize")
            .type(required(GraphQLInt))
            .defaultValueProgrammatic(USUAL_BATCH)
            .description("How many rows come at once at most.")
            .build();

    /** Members of every change, whatever it is a change of: these, too, are shared. */
    private static final Map<ChangeMember, GraphQLFieldDefinition> MEMBERS = members();

    private final ProjectModel project;
    private final TypeCollector types;

    SubscriptionRoots(ProjectModel project, TypeCollector types) {
        this.project = project;
        this.types = types;
    }

    private static Map<ChangeMember, GraphQLFieldDefinition> members() {
        Map<ChangeMember, GraphQLFieldDefinition> members = new EnumMap<>(ChangeMember.class);
        members.put(
                ChangeMember.KIND,
                field("kind", required(SharedTypes.CHANGE_KIND)).build());
        members.put(
                ChangeMember.TRANSITION,
                field("transition", required(SharedTypes.CHANGE_TRANSITION)).build());
        members.put(ChangeMember.ID, field("id", required(GraphQLID)).build());
        members.put(
                ChangeMember.PREVIOUS,
                field("previous", Scalars.JSON)
                        .description("The old values of the changed fields, and of all fields of a deleted row.")
                        .build());
        members.put(
                ChangeMember.CURSOR,
                field("cursor", required(GraphQLString))
                        .description("Goes into after.")
                        .build());
        members.put(
                ChangeMember.COMMITTED_AT,
                field("committedAt", required(Scalars.DATE_TIME)).build());
        return members;
    }

    GraphQLObjectType subscription() {
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(SUBSCRIPTION);
        types.field(
                type,
                SUBSCRIPTION,
                field("live", required(ref(QUERY)))
                        .description("Any query, any number of root fields; sent again when its result changes.")
                        .build(),
                new Operation.Live());
        project.collections().forEach(collection -> add(type, collection));
        return type.build();
    }

    private void add(GraphQLObjectType.Builder type, CollectionModel collection) {
        if (!collection.spec().operations().contains(OperationKind.SUBSCRIBE)
                || !collection.rights().may(PolicyAction.READ)) {
            return;
        }
        addChange(collection);
        types.field(type, SUBSCRIPTION, changed(collection), new Operation.WatchRows(collection.id()));
        if (collection.rights().mayList()) {
            types.field(type, SUBSCRIPTION, stream(collection), new Operation.StreamRows(collection.id()));
        }
    }

    /** Who may not list rows watches one at a time, and looks for none by a filter. */
    private static GraphQLFieldDefinition changed(CollectionModel collection) {
        String type = collection.typeName();
        GraphQLFieldDefinition.Builder field = field(
                        collection.spec().itemName() + "Changed", required(ref(TypeNames.change(type))))
                .description("One message for each committed change of a row of "
                        + collection.spec().label() + ", resumable from its cursor.");
        if (collection.rights().mayList()) {
            field.argument(ID).argument(filter(type));
        } else {
            field.argument(ID_OF_ONE);
        }
        return field.argument(KINDS).argument(AFTER).build();
    }

    private static GraphQLFieldDefinition stream(CollectionModel collection) {
        String type = collection.typeName();
        return field(collection.spec().itemName() + "Stream", required(ref(TypeNames.connection(type))))
                .description("The rows that there are, and then those that come, in batches without a gap.")
                .argument(filter(type))
                .argument(argument(
                        "orderBy",
                        listOf(ref(TypeNames.orderBy(type))),
                        "Of the rows that there are at the beginning; order by what does not change."))
                .argument(PLACE)
                .argument(BATCH_SIZE)
                .build();
    }

    private static GraphQLArgument filter(String type) {
        return argument("filter", ref(TypeNames.filter(type)), null);
    }

    /** {@code ArticleChange}. */
    private void addChange(CollectionModel collection) {
        String type = collection.typeName();
        String name = TypeNames.change(type);
        GraphQLObjectType.Builder change = GraphQLObjectType.newObject().name(name);
        MEMBERS.forEach((member, field) -> types.field(change, name, field, new Operation.ReadChange(member)));
        GraphQLFieldDefinition row = field(collection.spec().itemName(), ref(type))
                .description("As the change left it; null when it was deleted or can no longer be read.")
                .build();
        types.field(change, name, row, new Operation.ReadChange(ChangeMember.ROW));
        GraphQLFieldDefinition changed = field("changedFields", required(listOf(ref(TypeNames.fieldEnum(type)))))
                .description("Those that an update changed and that can be read.")
                .build();
        types.field(change, name, changed, new Operation.ReadChange(ChangeMember.CHANGED_FIELDS));
        types.add(change.build());
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type, @Nullable String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
