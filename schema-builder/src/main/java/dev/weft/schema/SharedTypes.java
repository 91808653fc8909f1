package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLString;

import dev.weft.error.ErrorCode;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The vocabulary of every project. It names no collection, so all schemas share it. */
final class SharedTypes {
    static final GraphQLInterfaceType NODE = GraphQLInterfaceType.newInterface()
            .name("Node")
            .description("A row that can be fetched by its id alone.")
            .field(field("id", required(GraphQLID)).description("Opaque, globally unique."))
            .build();

    static final GraphQLObjectType PAGE_INFO = GraphQLObjectType.newObject()
            .name("PageInfo")
            .field(field("hasNextPage", required(GraphQLBoolean)))
            .field(field("hasPreviousPage", required(GraphQLBoolean)))
            .field(field("startCursor", GraphQLString))
            .field(field("endCursor", GraphQLString))
            .build();

    static final GraphQLEnumType SORT_DIRECTION = GraphQLEnumType.newEnum()
            .name("SortDirection")
            .value("ASC", "ASC", "Smallest first, nulls last.")
            .value("DESC", "DESC", "Largest first, nulls first.")
            .value("ASC_NULLS_FIRST")
            .value("ASC_NULLS_LAST")
            .value("DESC_NULLS_FIRST")
            .value("DESC_NULLS_LAST")
            .build();

    static final GraphQLEnumType AGGREGATE_FUNCTION =
            names("AggregateFunction", "COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX", "STDDEV", "VARIANCE");

    static final GraphQLEnumType DATE_BUCKET = names("DateBucket", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

    static final GraphQLEnumType CAST_TYPE = names("CastType", "TEXT", "NUMBER", "BOOLEAN", "DATE_TIME");

    static final GraphQLEnumType COMPARISON_OPERATOR =
            names("ComparisonOperator", "EQ", "NE", "GT", "GTE", "LT", "LTE", "IS_DISTINCT", "IS_NOT_DISTINCT");

    static final GraphQLInputObjectType JSON_PATH_ORDER_BY = input("JSONPathOrderBy")
            .field(inputField("path", required(GraphQLString), "Dotted, e.g. seo.score."))
            .field(inputField("as", required(CAST_TYPE), "How the value is read and compared.")
                    .transform(field -> field.defaultValueProgrammatic("TEXT")))
            .field(inputField("direction", required(SORT_DIRECTION)))
            .build();

    static final GraphQLEnumType CHANGE_KIND = GraphQLEnumType.newEnum()
            .name("ChangeKind")
            .value("CREATED")
            .value("UPDATED")
            .value("DELETED")
            .build();

    static final GraphQLEnumType CHANGE_TRANSITION = GraphQLEnumType.newEnum()
            .name("ChangeTransition")
            .description("Where the row moved relative to the subscriber's filter and read policy.")
            .value("ENTERED")
            .value("STAYED")
            .value("LEFT")
            .build();

    static final GraphQLEnumType WRITE_OUTCOME = GraphQLEnumType.newEnum()
            .name("WriteOutcome")
            .description("What a mutation did to the row.")
            .value("CREATED")
            .value("UPDATED")
            .value("UNCHANGED", "UNCHANGED", "The row already was as asked.")
            .value("DELETED")
            .value("FAILED", "FAILED", "Nothing was written; errors say why.")
            .build();

    static final GraphQLEnumType ERROR_CODE = errorCode();

    static final GraphQLObjectType MUTATION_ERROR = GraphQLObjectType.newObject()
            .name("MutationError")
            .description("Why a mutation wrote nothing.")
            .field(field("code", required(ERROR_CODE)))
            .field(field("message", required(GraphQLString)))
            .field(field("path", required(listOf(GraphQLString)))
                    .description("Location inside the operation's arguments, e.g. [\"input\", \"slug\"]."))
            .field(field("fields", required(listOf(GraphQLString))).description("API names of the offending fields."))
            .field(field("constraint", GraphQLString))
            .field(field("retryable", required(GraphQLBoolean)))
            .build();

    private SharedTypes() {}

    /** What a schema needs that only reads. */
    static List<GraphQLNamedType> forReading() {
        return Stream.of(
                        List.of(
                                NODE,
                                PAGE_INFO,
                                SORT_DIRECTION,
                                AGGREGATE_FUNCTION,
                                DATE_BUCKET,
                                CAST_TYPE,
                                COMPARISON_OPERATOR,
                                JSON_PATH_ORDER_BY,
                                CHANGE_KIND,
                                CHANGE_TRANSITION),
                        Scalars.all(),
                        SharedFilters.all())
                .<GraphQLNamedType>flatMap(Collection::stream)
                .toList();
    }

    private static GraphQLEnumType names(String name, String... values) {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum().name(name);
        Stream.of(values).forEach(type::value);
        return type.build();
    }

    static List<GraphQLNamedType> forWriting() {
        return Stream.concat(Stream.of(WRITE_OUTCOME, ERROR_CODE, MUTATION_ERROR), SharedOps.all().stream())
                .toList();
    }

    /** The codes that a client of a project can meet; those of the platform and of HTTP alone are left out. */
    private static GraphQLEnumType errorCode() {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum().name("ErrorCode");
        Arrays.stream(ErrorCode.values())
                .takeWhile(code -> code != ErrorCode.NAME_TAKEN)
                .forEach(code -> type.value(code.name()));
        return type.build();
    }
}
