package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLFloat;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.List;
import java.util.stream.Stream;

/** Predicates on scalars. They name no collection, so all schemas share them. An operand may not be null. */
final class SharedFilters {
    static final GraphQLInputObjectType ID = equality("IDFilter", GraphQLID).build();
    static final GraphQLInputObjectType UUID =
            nullable(equality("UUIDFilter", Scalars.UUID_TYPE)).build();
    static final GraphQLInputObjectType BOOLEAN = nullable(input("BooleanFilter")
                    .field(inputField("eq", GraphQLBoolean))
                    .field(inputField("ne", GraphQLBoolean)))
            .build();
    static final GraphQLInputObjectType INT = ordered("IntFilter", GraphQLInt).build();
    static final GraphQLInputObjectType FLOAT =
            ordered("FloatFilter", GraphQLFloat).build();
    static final GraphQLInputObjectType BIG_INT =
            ordered("BigIntFilter", Scalars.BIG_INT).build();
    static final GraphQLInputObjectType DECIMAL =
            ordered("DecimalFilter", Scalars.DECIMAL).build();
    static final GraphQLInputObjectType TEXT_SEARCH = input("TextSearch")
            .field(inputField("query", required(GraphQLString), "As in a search engine: words, \"phrases\", or, -not."))
            .field(inputField("config", GraphQLString, "Text search configuration; default: the index's."))
            .build();
    static final GraphQLInputObjectType SIMILARITY = input("Similarity")
            .field(inputField("to", required(GraphQLString)))
            .field(inputField("threshold", GraphQLFloat, "From 0, nothing in common, to 1, equal.")
                    .transform(field -> field.defaultValueProgrammatic(0.3)))
            .build();
    static final GraphQLInputObjectType STRING = string();
    static final GraphQLInputObjectType DATE_PART = datePart();
    static final GraphQLInputObjectType DATE = temporal("DateFilter", Scalars.DATE);
    static final GraphQLInputObjectType DATE_TIME = temporal("DateTimeFilter", Scalars.DATE_TIME);
    static final GraphQLInputObjectType STRING_LIST = list("StringListFilter", GraphQLString)
            .field(inputField("some", STRING, "True when some element matches."))
            .build();
    static final GraphQLInputObjectType SCALAR_PREDICATE = oneOf("ScalarPredicate")
            .field(inputField("number", DECIMAL))
            .field(inputField("text", STRING))
            .field(inputField("boolean", BOOLEAN))
            .field(inputField("date", DATE))
            .field(inputField("dateTime", DATE_TIME))
            .field(inputField("uuid", UUID))
            .build();
    static final GraphQLInputObjectType JSON_PATH_PREDICATE = input("JSONPathPredicate")
            .field(inputField("path", required(GraphQLString), "Dotted, e.g. seo.score."))
            .field(inputField("is", required(SCALAR_PREDICATE)))
            .build();
    static final GraphQLInputObjectType JSON = json();

    private SharedFilters() {}

    static List<GraphQLInputObjectType> all() {
        return List.of(
                ID,
                UUID,
                BOOLEAN,
                INT,
                FLOAT,
                BIG_INT,
                DECIMAL,
                TEXT_SEARCH,
                SIMILARITY,
                STRING,
                DATE_PART,
                DATE,
                DATE_TIME,
                STRING_LIST,
                SCALAR_PREDICATE,
                JSON_PATH_PREDICATE,
                JSON);
    }

    /** {@code eq ne in notIn}. */
    static GraphQLInputObjectType.Builder equality(String name, GraphQLInputType operand) {
        return input(name)
                .field(inputField("eq", operand))
                .field(inputField("ne", operand, "Does not match null."))
                .field(inputField("in", listOf(operand)))
                .field(inputField("notIn", listOf(operand), "Does not match null."));
    }

    static GraphQLInputObjectType.Builder nullable(GraphQLInputObjectType.Builder filter) {
        return filter.field(inputField("isNull", GraphQLBoolean));
    }

    /** A predicate on a list of elements of this type. */
    static GraphQLInputObjectType.Builder list(String name, GraphQLInputType element) {
        GraphQLInputObjectType.Builder filter = input(name);
        Stream.of("eq", "contains", "containedBy", "overlaps")
                .forEach(operator -> filter.field(inputField(operator, listOf(element))));
        return nullable(filter.field(inputField("length", INT)));
    }

    private static GraphQLInputObjectType.Builder ordered(String name, GraphQLInputType operand) {
        GraphQLInputObjectType.Builder filter = equality(name, operand);
        Stream.of("gt", "gte", "lt", "lte").forEach(operator -> filter.field(inputField(operator, operand)));
        return nullable(filter.field(inputField("between", listOf(operand), "Both ends included; two values.")));
    }

    private static GraphQLInputObjectType string() {
        GraphQLInputObjectType.Builder filter = ordered("StringFilter", GraphQLString);
        Stream.of("contains", "startsWith", "endsWith")
                .forEach(operator -> filter.field(
                                inputField(operator, GraphQLString, "Literal: % and _ are ordinary characters."))
                        .field(inputField("i" + operator, GraphQLString, "The same, ignoring case.")));
        return filter.field(inputField("ieq", GraphQLString, "Equal, ignoring case."))
                .field(inputField("like", GraphQLString, "SQL pattern."))
                .field(inputField("ilike", GraphQLString, "SQL pattern, ignoring case."))
                .field(inputField("regex", GraphQLString, "POSIX regular expression."))
                .field(inputField("iregex", GraphQLString, "POSIX regular expression, ignoring case."))
                .field(inputField("search", TEXT_SEARCH, "Full text search."))
                .field(inputField("similar", SIMILARITY, "Texts that share many groups of three letters."))
                .build();
    }

    private static GraphQLInputObjectType temporal(String name, GraphQLInputType operand) {
        return ordered(name, operand)
                .field(inputField("withinLast", Scalars.DURATION, "Between so long ago and now."))
                .field(inputField("withinNext", Scalars.DURATION, "Between now and so far ahead."))
                .field(inputField("part", DATE_PART))
                .build();
    }

    private static GraphQLInputObjectType datePart() {
        GraphQLInputObjectType.Builder filter = input("DatePartFilter");
        Stream.of("year", "month", "week", "day").forEach(part -> filter.field(inputField(part, INT)));
        return filter.field(inputField("weekday", INT, "1 is Monday, 7 is Sunday."))
                .field(inputField("hour", INT))
                .build();
    }

    private static GraphQLInputObjectType json() {
        return nullable(input("JSONFilter")
                        .field(inputField("eq", Scalars.JSON))
                        .field(inputField("contains", Scalars.JSON))
                        .field(inputField("containedBy", Scalars.JSON))
                        .field(inputField("hasKey", GraphQLString))
                        .field(inputField("hasAnyKey", listOf(GraphQLString)))
                        .field(inputField("hasAllKeys", listOf(GraphQLString)))
                        .field(inputField("pathExists", GraphQLString, "SQL/JSON path that finds something."))
                        .field(inputField("pathMatch", GraphQLString, "SQL/JSON path predicate that is true."))
                        .field(inputField(
                                "at", listOf(JSON_PATH_PREDICATE), "Typed comparisons on paths; all must hold.")))
                .build();
    }
}
