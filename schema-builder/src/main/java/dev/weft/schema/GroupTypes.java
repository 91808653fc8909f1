package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.schema.Operation.GroupMember;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.stream.Stream;

/** Rows grouped by columns, by parts of them, and by rows that to-one relations lead to. */
final class GroupTypes {
    private static final String FIELD = "field";
    private static final String SELF = "self";
    private static final String NODE = "node";

    private final ProjectModel project;
    private final TypeCollector types;
    private final CollectionModel collection;
    private final String type;

    GroupTypes(ProjectModel project, TypeCollector types, CollectionModel collection) {
        this.project = project;
        this.types = types;
        this.collection = collection;
        this.type = collection.typeName();
    }

    /** Whether there is anything to group by. */
    static boolean isOffered(ProjectModel project, CollectionModel collection) {
        return collection.rights().mayList()
                || collection.readable().stream().anyMatch(Column::groupable)
                || toOne(project, collection).findAny().isPresent();
    }

    /** The connection's {@code groups(by:, having:, orderBy:, first:, offset:)}. */
    static GraphQLFieldDefinition.Builder member(CollectionModel collection) {
        String type = collection.typeName();
        return field("groups", required(listOf(ref(TypeNames.group(type)))))
                .description("The list's rows, whatever its page, grouped.")
                .argument(argument("by", required(listOf(ref(TypeNames.groupBy(type))))))
                .argument(argument("having", listOf(ref(TypeNames.aggregatePredicate(type)))))
                .argument(argument("orderBy", listOf(ref(TypeNames.groupOrderBy(type)))))
                .argument(argument("first", required(GraphQLInt)).transform(a -> a.defaultValueProgrammatic(100)))
                .argument(argument("offset", GraphQLInt));
    }

    void add() {
        types.add(group());
        types.add(key());
        types.add(groupBy());
        types.add(groupByField());
        types.add(groupOrderBy());
        types.add(keyOrder());
    }

    private GraphQLObjectType group() {
        GraphQLObjectType.Builder group = GraphQLObjectType.newObject().name(TypeNames.group(type));
        member(
                group,
                GroupMember.KEY,
                field("key", required(ref(TypeNames.groupKey(type))))
                        .description("Only the members that the rows are grouped by are filled."));
        member(
                group,
                GroupMember.KEYS,
                field("keys", required(GraphQLList.list(Scalars.JSON)))
                        .description("The same values in the order of by."));
        member(group, GroupMember.AGGREGATE, field("aggregate", required(ref(TypeNames.aggregate(type)))));
        if (collection.rights().mayList()) {
            member(group, GroupMember.NODES, nodes());
        }
        return group.build();
    }

    private GraphQLFieldDefinition.Builder nodes() {
        return field("nodes", required(listOf(ref(type))))
                .description("Rows of the group.")
                .argument(argument("first", required(GraphQLInt)).transform(a -> a.defaultValueProgrammatic(10)))
                .argument(argument("orderBy", listOf(ref(TypeNames.orderBy(type)))));
    }

    private void member(GraphQLObjectType.Builder group, GroupMember member, GraphQLFieldDefinition.Builder field) {
        types.field(group, TypeNames.group(type), field.build(), new Operation.ReadGroup(collection.id(), member));
    }

    private GraphQLObjectType key() {
        String name = TypeNames.groupKey(type);
        GraphQLObjectType.Builder key = GraphQLObjectType.newObject().name(name);
        for (Column column : collection.readable()) {
            if (column.groupable()) {
                types.field(
                        key,
                        name,
                        field(column.apiName(), ColumnTypes.nullable(collection, column))
                                .description(column.description())
                                .build(),
                        new Operation.ReadGroupKey(collection.id(), column));
            }
        }
        toOne(project, collection)
                .forEach(relation -> types.field(
                        key,
                        name,
                        field(relation.apiName(), ref(TypeNames.groupKey(target(relation))))
                                .build(),
                        new Operation.FollowGroupKey(collection.id(), relation)));
        if (collection.rights().mayList() && isFree(NODE)) {
            types.field(
                    key,
                    name,
                    field(NODE, ref(type))
                            .description("Filled when the group is one row of this type.")
                            .build(),
                    new Operation.ReadGroupNode(collection.id()));
        }
        return key.build();
    }

    private boolean isFree(String name) {
        return collection.column(name).isEmpty() && collection.relation(name).isEmpty();
    }

    /** Whose rows may be grouped by, too. */
    private static Stream<RelationEnd> toOne(ProjectModel project, CollectionModel collection) {
        return project.readableRelations(collection).stream()
                .filter(relation -> relation instanceof RelationEnd.ToOne || relation instanceof RelationEnd.InverseOne)
                .filter(relation -> project.collection(relation.target()).isAggregable());
    }

    private String target(RelationEnd relation) {
        return project.collection(relation.target()).typeName();
    }

    private GraphQLInputObjectType groupBy() {
        GraphQLInputObjectType.Builder by =
                oneOf(TypeNames.groupBy(type)).field(inputField(FIELD, ref(TypeNames.groupByField(type))));
        if (collection.rights().mayList()) {
            by.field(inputField(SELF, GraphQLBoolean, "By the row itself; key.node is then filled."));
        }
        toOne(project, collection)
                .filter(relation -> !List.of(FIELD, SELF).contains(relation.apiName()))
                .forEach(
                        relation -> by.field(inputField(relation.apiName(), ref(TypeNames.groupBy(target(relation))))));
        return by.build();
    }

    private GraphQLInputObjectType groupByField() {
        return input(TypeNames.groupByField(type))
                .field(inputField("name", required(ref(TypeNames.fieldEnum(type)))))
                .field(inputField("bucket", SharedTypes.DATE_BUCKET, "Of dates and times: by the start of each."))
                .field(inputField("timeZone", GraphQLString, "Of buckets of times, e.g. Europe/Rome; default UTC."))
                .field(inputField("width", Scalars.DECIMAL, "Of numbers: by the start of ranges this wide."))
                .field(inputField("path", GraphQLString, "Of JSON: dotted, e.g. seo.lang."))
                .build();
    }

    private GraphQLInputObjectType groupOrderBy() {
        return oneOf(TypeNames.groupOrderBy(type))
                .field(inputField("key", ref(TypeNames.groupKeyOrder(type))))
                .field(inputField("aggregate", ref(TypeNames.aggregateOrderBy(type))))
                .build();
    }

    private GraphQLInputObjectType keyOrder() {
        return input(TypeNames.groupKeyOrder(type))
                .field(inputField("name", required(ref(TypeNames.fieldEnum(type)))))
                .field(inputField("direction", required(SharedTypes.SORT_DIRECTION)))
                .build();
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type) {
        return GraphQLArgument.newArgument().name(name).type(type).build();
    }
}
