package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.schema.Operation.PayloadMember;
import dev.weft.schema.Operation.ResultMember;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;

/** What mutations answer. */
final class Payloads {
    private final TypeCollector types;

    Payloads(TypeCollector types) {
        this.types = types;
    }

    /** {@code CreateArticlePayload} and {@code UpdateArticlePayload}, by the verb. */
    String addWritten(CollectionModel collection, String verb) {
        String name = verb + collection.typeName() + "Payload";
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(name);
        if (isShown(collection)) {
            member(type, name, collection, PayloadMember.ROW, row(collection));
        }
        if (collection.rights().mayList()) {
            member(type, name, collection, PayloadMember.EDGE, edge(collection));
        }
        member(type, name, collection, PayloadMember.OUTCOME, field("outcome", required(SharedTypes.WRITE_OUTCOME)));
        addCommon(type, name, collection);
        types.add(type.build());
        return name;
    }

    /** {@code DeleteArticlePayload}. */
    String addDeleted(CollectionModel collection) {
        String name = "Delete" + collection.typeName() + "Payload";
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(name);
        member(type, name, collection, PayloadMember.DELETED_ID, field("deletedId", GraphQLID));
        if (isShown(collection)) {
            member(type, name, collection, PayloadMember.ROW, row(collection).description("Last state of the row."));
        }
        addCommon(type, name, collection);
        types.add(type.build());
        return name;
    }

    /** {@code ArticlesPayload} with {@code ArticleResult}. */
    String addMany(CollectionModel collection) {
        String name = TypeNames.bulkPayload(collection.spec().listName());
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(name);
        member(type, name, collection, PayloadMember.AFFECTED_COUNT, field("affectedCount", required(GraphQLInt)));
        if (isShown(collection)) {
            member(type, name, collection, PayloadMember.ROWS, rows(collection));
        }
        member(type, name, collection, PayloadMember.DELETED_IDS, field("deletedIds", required(listOf(GraphQLID))));
        member(type, name, collection, PayloadMember.RESULTS, results(collection));
        addCommon(type, name, collection);
        types.add(type.build());
        addResult(collection);
        return name;
    }

    private void addResult(CollectionModel collection) {
        String name = TypeNames.result(collection.typeName());
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(name);
        result(type, name, collection, ResultMember.INDEX, field("index", required(GraphQLInt)));
        result(type, name, collection, ResultMember.OUTCOME, field("outcome", required(SharedTypes.WRITE_OUTCOME)));
        if (isShown(collection)) {
            result(type, name, collection, ResultMember.ROW, row(collection));
        }
        result(type, name, collection, ResultMember.ERROR, field("error", SharedTypes.MUTATION_ERROR));
        types.add(type.build());
    }

    private void addCommon(GraphQLObjectType.Builder type, String name, CollectionModel collection) {
        member(type, name, collection, PayloadMember.ERRORS, errors());
        member(type, name, collection, PayloadMember.QUERY, field("query", required(ref("Query"))));
    }

    /** Whoever may read no row is not shown the one that was written. */
    private static boolean isShown(CollectionModel collection) {
        return collection.rights().may(PolicyAction.READ);
    }

    private static GraphQLFieldDefinition.Builder row(CollectionModel collection) {
        return field(collection.spec().itemName(), ref(collection.typeName()));
    }

    private static GraphQLFieldDefinition.Builder edge(CollectionModel collection) {
        return field(collection.spec().itemName() + "Edge", ref(TypeNames.edge(collection.typeName())))
                .argument(GraphQLArgument.newArgument()
                        .name("orderBy")
                        .type(listOf(ref(TypeNames.orderBy(collection.typeName())))));
    }

    private static GraphQLFieldDefinition.Builder rows(CollectionModel collection) {
        return field(collection.spec().listName(), required(listOf(ref(collection.typeName()))))
                .description("The rows in the order of the input.");
    }

    private static GraphQLFieldDefinition.Builder results(CollectionModel collection) {
        return field("results", required(listOf(ref(TypeNames.result(collection.typeName())))))
                .description("What became of each row of the input, in its order.");
    }

    private static GraphQLFieldDefinition.Builder errors() {
        return field("errors", required(listOf(SharedTypes.MUTATION_ERROR)))
                .description(
                        "What the caller can correct. When this is selected, it is not repeated at the top level.");
    }

    private void member(
            GraphQLObjectType.Builder type,
            String typeName,
            CollectionModel collection,
            PayloadMember member,
            GraphQLFieldDefinition.Builder field) {
        types.field(type, typeName, field.build(), new Operation.ReadPayload(collection.id(), member));
    }

    private void result(
            GraphQLObjectType.Builder type,
            String typeName,
            CollectionModel collection,
            ResultMember member,
            GraphQLFieldDefinition.Builder field) {
        types.field(type, typeName, field.build(), new Operation.ReadResult(collection.id(), member));
    }
}
