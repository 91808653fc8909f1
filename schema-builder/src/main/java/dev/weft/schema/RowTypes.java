package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLFloat;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.model.TreeEnds;
import dev.weft.model.ValueType;
import dev.weft.schema.Operation.ConnectionMember;
import dev.weft.schema.Operation.EdgeMember;
import dev.weft.schema.Operation.TreeDirection;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read of a collection: its object type, edges and connections. */
final class RowTypes {
    private final ProjectModel project;
    private final TypeCollector types;

    RowTypes(ProjectModel project, TypeCollector types) {
        this.project = project;
        this.types = types;
    }

    void add(CollectionModel collection) {
        types.add(row(collection));
        if (collection.rights().mayList()) {
            types.add(edge(collection));
        }
        if (isConnected(collection)) {
            types.add(connection(collection));
        }
        if (collection.isAggregable()) {
            new AggregateTypes(types, collection).add();
            new GroupTypes(project, types, collection).add();
        }
    }

    private GraphQLObjectType row(CollectionModel collection) {
        String name = collection.typeName();
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject()
                .name(name)
                .description(description(
                        collection.spec().description(), collection.spec().label()))
                .withInterface(SharedTypes.NODE);
        types.field(
                type,
                name,
                field("id", required(GraphQLID))
                        .description("Opaque, globally unique.")
                        .build(),
                new Operation.ReadGlobalId(collection.id()));
        for (Column column : collection.readable()) {
            types.field(type, name, column(collection, column), new Operation.ReadColumn(collection.id(), column));
            if (column.kind() == Column.Kind.PRIMARY_KEY) {
                types.field(type, name, rowVersion(), new Operation.ReadRowVersion(collection.id()));
            }
        }
        List<RelationEnd> relations = project.readableRelations(collection);
        relations.forEach(relation -> addRelation(type, collection, relation));
        for (TreeEnds tree : trees(collection, relations)) {
            addTree(type, collection, tree, TreeDirection.ANCESTORS, tree.ancestors());
            addTree(type, collection, tree, TreeDirection.DESCENDANTS, tree.descendants());
        }
        return type.build();
    }

    /** The rows of a tree are a list. */
    private static List<TreeEnds> trees(CollectionModel collection, List<RelationEnd> relations) {
        return isConnected(collection)
                ? collection.trees().stream()
                        .filter(tree -> relations.contains(tree.relation()))
                        .toList()
                : List.of();
    }

    /** Whether there are lists of the collection's rows, or figures of such. */
    static boolean isConnected(CollectionModel collection) {
        return collection.rights().mayList() || collection.rights().mayAggregate();
    }

    private static GraphQLFieldDefinition rowVersion() {
        return field("rowVersion", required(GraphQLString))
                .description("Changes on every write; pass back as ifVersion.")
                .build();
    }

    private static GraphQLFieldDefinition column(CollectionModel collection, Column column) {
        GraphQLFieldDefinition.Builder field = field(column.apiName(), ColumnTypes.output(collection, column));
        field.description(column.description());
        if (column.type() == ValueType.JSON) {
            field.argument(GraphQLArgument.newArgument()
                    .name("path")
                    .type(GraphQLString)
                    .description("Dotted path to a part of the value, e.g. seo.title."));
        }
        return field.build();
    }

    private void addRelation(GraphQLObjectType.Builder type, CollectionModel collection, RelationEnd relation) {
        CollectionModel target = project.collection(relation.target());
        switch (relation) {
            case RelationEnd.ToOne one ->
                types.field(
                        type,
                        collection.typeName(),
                        field(one.apiName(), toOne(collection, one, target))
                                .description(target.spec().label() + " by "
                                        + one.key().apiName())
                                .build(),
                        new Operation.FollowToOne(collection.id(), relation));
            case RelationEnd.InverseOne one ->
                types.field(
                        type,
                        collection.typeName(),
                        field(one.apiName(), ref(target.typeName()))
                                .description("The one of " + target.spec().label() + " that refers here by "
                                        + one.key().apiName())
                                .build(),
                        new Operation.FollowToOne(collection.id(), relation));
            case RelationEnd.ToMany many -> addList(type, collection, many, target);
            case RelationEnd.ManyToMany many -> addList(type, collection, many, target);
        }
    }

    private void addList(
            GraphQLObjectType.Builder type, CollectionModel collection, RelationEnd relation, CollectionModel target) {
        types.field(
                type,
                collection.typeName(),
                ListArguments.field(relation.apiName(), target)
                        .description(target.spec().label())
                        .build(),
                new Operation.ListRelated(collection.id(), relation));
    }

    private void addTree(
            GraphQLObjectType.Builder type,
            CollectionModel collection,
            TreeEnds tree,
            TreeDirection direction,
            String name) {
        String relation = tree.relation().apiName();
        String description = switch (direction) {
            case ANCESTORS -> "All that are above by " + relation + ", the nearest first.";
            case DESCENDANTS -> "All that are below by " + relation + ", the nearest first.";
        };
        types.field(
                type,
                collection.typeName(),
                ListArguments.field(name, collection)
                        .description(description)
                        .argument(GraphQLArgument.newArgument()
                                .name("maxDepth")
                                .type(GraphQLInt)
                                .description("How many steps away at most; 1 to 100, which is the default."))
                        .build(),
                new Operation.ListTree(collection.id(), tree.relation().key(), direction));
    }

    private GraphQLOutputType toOne(CollectionModel collection, RelationEnd.ToOne relation, CollectionModel target) {
        GraphQLOutputType type = ref(target.typeName());
        return project.isFilled(collection, relation) ? required(type) : type;
    }

    private GraphQLObjectType edge(CollectionModel collection) {
        String name = TypeNames.edge(collection.typeName());
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(name);
        types.field(
                type,
                name,
                field("cursor", required(GraphQLString)).build(),
                new Operation.ReadEdge(collection.id(), EdgeMember.CURSOR));
        types.field(
                type,
                name,
                field("node", required(ref(collection.typeName()))).build(),
                new Operation.ReadEdge(collection.id(), EdgeMember.NODE));
        types.field(
                type,
                name,
                field("score", GraphQLFloat)
                        .description("Rank of the row where the list is searched.")
                        .build(),
                new Operation.ReadEdge(collection.id(), EdgeMember.SCORE));
        return type.build();
    }

    private GraphQLObjectType connection(CollectionModel collection) {
        String name = TypeNames.connection(collection.typeName());
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(name);
        if (collection.rights().mayList()) {
            member(type, name, collection, ConnectionMember.EDGES, edges(collection));
            member(type, name, collection, ConnectionMember.NODES, nodes(collection));
            member(
                    type,
                    name,
                    collection,
                    ConnectionMember.PAGE_INFO,
                    field("pageInfo", required(SharedTypes.PAGE_INFO)));
        }
        if (collection.rights().mayAggregate()) {
            member(type, name, collection, ConnectionMember.TOTAL_COUNT, totalCount());
            member(type, name, collection, ConnectionMember.ESTIMATED_COUNT, estimatedCount());
        }
        if (collection.isAggregable()) {
            member(type, name, collection, ConnectionMember.AGGREGATE, AggregateTypes.member(collection));
            if (GroupTypes.isOffered(project, collection)) {
                member(type, name, collection, ConnectionMember.GROUPS, GroupTypes.member(collection));
            }
        }
        return type.build();
    }

    private static GraphQLFieldDefinition.Builder edges(CollectionModel collection) {
        return field("edges", required(listOf(ref(TypeNames.edge(collection.typeName())))));
    }

    private static GraphQLFieldDefinition.Builder nodes(CollectionModel collection) {
        return field("nodes", required(listOf(ref(collection.typeName()))));
    }

    private static GraphQLFieldDefinition.Builder totalCount() {
        return field("totalCount", required(GraphQLInt))
                .description("Ignores paging.")
                .argument(GraphQLArgument.newArgument()
                        .name("max")
                        .type(GraphQLInt)
                        .description("Counting stops at one more."));
    }

    private static GraphQLFieldDefinition.Builder estimatedCount() {
        return field("estimatedCount", required(GraphQLInt))
                .description("What the database expects without looking at the rows.");
    }

    private void member(
            GraphQLObjectType.Builder type,
            String typeName,
            CollectionModel collection,
            ConnectionMember member,
            GraphQLFieldDefinition.Builder field) {
        types.field(type, typeName, field.build(), new Operation.ReadConnection(collection.id(), member));
    }

    static String description(@Nullable String description, String label) {
        return description == null || description.isBlank() ? label : description;
    }
}
