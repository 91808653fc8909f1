package dev.weft.schema;

import static dev.weft.schema.TypeCollector.field;
import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLFloat;
import static graphql.Scalars.GraphQLInt;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.schema.Operation.AggregateMember;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.function.Function;

/** Figures of many rows: function first, then field. Functions that no column allows are left out. */
final class AggregateTypes {
    private final TypeCollector types;
    private final CollectionModel collection;
    private final String type;
    private final List<Column> numbers;
    private final List<Column> comparable;

    AggregateTypes(TypeCollector types, CollectionModel collection) {
        this.types = types;
        this.collection = collection;
        this.type = collection.typeName();
        this.numbers = collection.readable().stream().filter(Column::isNumber).toList();
        this.comparable =
                collection.readable().stream().filter(Column::hasExtremes).toList();
    }

    /** The connection's {@code aggregate(filter:)}. */
    static GraphQLFieldDefinition.Builder member(CollectionModel collection) {
        return field("aggregate", required(ref(TypeNames.aggregate(collection.typeName()))))
                .description("Figures of all rows of the list, whatever its page.")
                .argument(GraphQLArgument.newArgument()
                        .name("filter")
                        .type(ref(TypeNames.filter(collection.typeName())))
                        .description("Which of the list's rows; several aliases cost one scan."));
    }

    /** An input that names one figure: {@code fn, field, filter}. */
    static GraphQLInputObjectType.Builder figure(CollectionModel collection, String name) {
        return input(name)
                .field(inputField("fn", required(SharedTypes.AGGREGATE_FUNCTION))
                        .transform(fn -> fn.defaultValueProgrammatic("COUNT")))
                .field(inputField(
                        "field",
                        ref(TypeNames.fieldEnum(collection.typeName())),
                        "Every function but COUNT needs one."))
                .field(inputField("filter", ref(TypeNames.filter(collection.typeName())), "Which rows."));
    }

    void add() {
        types.add(aggregate());
        if (!numbers.isEmpty()) {
            types.add(figures(TypeNames.sum(type), numbers, AggregateTypes::sum));
            types.add(figures(TypeNames.stat(type), numbers, _ -> GraphQLFloat));
        }
        types.add(figures(TypeNames.minMax(type), comparable, column -> ColumnTypes.nullable(collection, column)));
    }

    private GraphQLObjectType aggregate() {
        GraphQLObjectType.Builder aggregate = GraphQLObjectType.newObject().name(TypeNames.aggregate(type));
        member(aggregate, AggregateMember.COUNT, count());
        if (!numbers.isEmpty()) {
            GraphQLOutputType stat = required(ref(TypeNames.stat(type)));
            member(aggregate, AggregateMember.SUM, field("sum", required(ref(TypeNames.sum(type)))));
            member(aggregate, AggregateMember.AVG, field("avg", stat));
            member(aggregate, AggregateMember.STDDEV, field("stddev", stat).description("Of a sample."));
            member(aggregate, AggregateMember.VARIANCE, field("variance", stat).description("Of a sample."));
            member(aggregate, AggregateMember.PERCENTILE, percentile(stat));
        }
        GraphQLOutputType minMax = required(ref(TypeNames.minMax(type)));
        member(aggregate, AggregateMember.MIN, field("min", minMax));
        member(aggregate, AggregateMember.MAX, field("max", minMax));
        return aggregate.build();
    }

    private GraphQLFieldDefinition.Builder count() {
        return field("count", required(GraphQLInt))
                .argument(GraphQLArgument.newArgument()
                        .name("distinct")
                        .type(listOf(ref(TypeNames.fieldEnum(type))))
                        .description("How many different combinations of these fields; nulls are not counted."));
    }

    private static GraphQLFieldDefinition.Builder percentile(GraphQLOutputType stat) {
        return field("percentile", stat)
                .description("Interpolated; 0.5 is the median.")
                .argument(GraphQLArgument.newArgument()
                        .name("p")
                        .type(required(GraphQLFloat))
                        .defaultValueProgrammatic(0.5));
    }

    private void member(
            GraphQLObjectType.Builder aggregate, AggregateMember member, GraphQLFieldDefinition.Builder field) {
        types.field(
                aggregate,
                TypeNames.aggregate(type),
                field.build(),
                new Operation.ReadAggregate(collection.id(), member));
    }

    private GraphQLObjectType figures(
            String name, List<Column> columns, Function<Column, GraphQLOutputType> valueType) {
        GraphQLObjectType.Builder figures = GraphQLObjectType.newObject().name(name);
        for (Column column : columns) {
            types.field(
                    figures,
                    name,
                    field(column.apiName(), valueType.apply(column))
                            .description(column.description())
                            .build(),
                    new Operation.ReadFigure(collection.id(), column));
        }
        return figures.build();
    }

    private static GraphQLOutputType sum(Column column) {
        return switch (column.type()) {
            case INTEGER -> Scalars.BIG_INT;
            case FLOAT -> GraphQLFloat;
            default -> Scalars.DECIMAL;
        };
    }
}
