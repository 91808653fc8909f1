package dev.weft.schema;

import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import java.util.stream.Stream;

/** The GraphQL types of columns: of their values, and of the predicates on them. */
final class ColumnTypes {
    private ColumnTypes() {}

    static GraphQLOutputType output(CollectionModel collection, Column column) {
        GraphQLType type = value(collection, column);
        return (GraphQLOutputType) (collection.alwaysHas(column) ? required(type) : type);
    }

    /** The type of a value that may be missing whatever the column allows. */
    static GraphQLOutputType nullable(CollectionModel collection, Column column) {
        return (GraphQLOutputType) value(collection, column);
    }

    /** The type of a value in an input, nullable; keys of other rows are ids. */
    static GraphQLInputType input(CollectionModel collection, Column column) {
        return (GraphQLInputType)
                (column.kind() == Column.Kind.REFERENCE ? Scalars.GraphQLID : value(collection, column));
    }

    private static GraphQLType value(CollectionModel collection, Column column) {
        return switch (column.type()) {
            case TEXT -> Scalars.GraphQLString;
            case INTEGER -> Scalars.GraphQLInt;
            case BIGINT -> dev.weft.schema.Scalars.BIG_INT;
            case NUMERIC -> dev.weft.schema.Scalars.DECIMAL;
            case FLOAT -> Scalars.GraphQLFloat;
            case BOOLEAN -> Scalars.GraphQLBoolean;
            case DATE -> dev.weft.schema.Scalars.DATE;
            case DATE_TIME -> dev.weft.schema.Scalars.DATE_TIME;
            case UUID -> dev.weft.schema.Scalars.UUID_TYPE;
            case JSON -> dev.weft.schema.Scalars.JSON;
            case SELECT -> ref(collection.enumName(column));
            case MULTI_SELECT -> listOf(ref(collection.enumName(column)));
            case TEXT_LIST -> listOf(Scalars.GraphQLString);
        };
    }

    static GraphQLInputType filter(CollectionModel collection, Column column) {
        return switch (column.type()) {
            case TEXT -> SharedFilters.STRING;
            case INTEGER -> SharedFilters.INT;
            case BIGINT -> SharedFilters.BIG_INT;
            case NUMERIC -> SharedFilters.DECIMAL;
            case FLOAT -> SharedFilters.FLOAT;
            case BOOLEAN -> SharedFilters.BOOLEAN;
            case DATE -> SharedFilters.DATE;
            case DATE_TIME -> SharedFilters.DATE_TIME;
            case UUID -> SharedFilters.UUID;
            case JSON -> SharedFilters.JSON;
            case SELECT -> ref(TypeNames.filter(collection.enumName(column)));
            case MULTI_SELECT -> ref(TypeNames.listFilter(collection.enumName(column)));
            case TEXT_LIST -> SharedFilters.STRING_LIST;
        };
    }

    /** The enum of a select column and the predicate on it; nothing for other columns. */
    static Stream<GraphQLNamedType> enums(CollectionModel collection, Column column) {
        return switch (column.type()) {
            case SELECT -> {
                GraphQLEnumType type = options(collection, column);
                yield Stream.of(type, selectFilter(type));
            }
            case MULTI_SELECT -> {
                GraphQLEnumType type = options(collection, column);
                yield Stream.of(type, multiSelectFilter(type));
            }
            case TEXT, INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID, JSON, TEXT_LIST ->
                Stream.empty();
        };
    }

    private static GraphQLEnumType options(CollectionModel collection, Column column) {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum()
                .name(collection.enumName(column))
                .description(column.label() + " of " + collection.spec().label());
        column.options().forEach(option -> type.value(option.apiName(), option.name(), option.label()));
        return type.build();
    }

    private static GraphQLInputObjectType selectFilter(GraphQLEnumType type) {
        return SharedFilters.nullable(SharedFilters.equality(TypeNames.filter(type.getName()), ref(type.getName())))
                .build();
    }

    private static GraphQLInputObjectType multiSelectFilter(GraphQLEnumType type) {
        return SharedFilters.list(TypeNames.listFilter(type.getName()), ref(type.getName()))
                .build();
    }
}
