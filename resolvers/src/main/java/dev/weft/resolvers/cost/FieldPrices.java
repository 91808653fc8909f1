package dev.weft.resolvers.cost;

import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What one field costs with everything below it. The shape of the generated schema tells what it reads or writes. */
final class FieldPrices {
    private static final Set<String> STATISTICS = Set.of("totalCount", "estimatedCount", "aggregate", "groups");
    private static final Term OBJECT = new Term.Constant(Price.OBJECT);
    private static final Term WRITE = new Term.Constant(Price.WRITE);
    private static final Term STATISTIC = new Term.Constant(Price.STATISTIC);

    private final @Nullable GraphQLObjectType mutation;
    private final RowCounts counts;
    private final BiFunction<GraphQLCompositeType, SelectionSet, SelectionCost> selections;

    /** @param selections measures what is selected on a type */
    FieldPrices(
            GraphQLSchema schema,
            RowCounts counts,
            BiFunction<GraphQLCompositeType, SelectionSet, SelectionCost> selections) {
        this.mutation = schema.getMutationType();
        this.counts = counts;
        this.selections = selections;
    }

    SelectionCost of(GraphQLObjectType parent, Field field) {
        GraphQLFieldDefinition definition = parent.getFieldDefinition(field.getName());
        if (definition == null) {
            return SelectionCost.NOTHING;
        }
        SelectionCost cost = field.getSelectionSet() == null
                ? SelectionCost.NOTHING
                : composite(parent, field, definition, field.getSelectionSet());
        return isConnection(parent) && STATISTICS.contains(field.getName())
                ? SelectionCost.sum(List.of(SelectionCost.once(STATISTIC), cost))
                : cost;
    }

    private SelectionCost composite(
            GraphQLObjectType parent, Field field, GraphQLFieldDefinition definition, SelectionSet set) {
        GraphQLType type = GraphQLTypeUtil.unwrapNonNull(definition.getType());
        GraphQLCompositeType named = (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(type);
        SelectionCost below = selections.apply(named, set);
        if (type instanceof GraphQLList) {
            return list(field, definition, named, below);
        }
        if (isConnection(named)) {
            return SelectionCost.once(below.on(counts.page(field, definition)));
        }
        if (parent.equals(mutation)) {
            RowCount written = counts.written(field, definition);
            return SelectionCost.once(Term.sum(List.of(Term.times(written, WRITE), below.on(written))));
        }
        return SelectionCost.once(object(named, below));
    }

    private SelectionCost list(
            Field field, GraphQLFieldDefinition definition, GraphQLCompositeType named, SelectionCost below) {
        Term each = below.on(counts.usual());
        if (definition.getArgument("ids") != null) {
            return SelectionCost.once(Term.times(counts.ids(field), Term.sum(List.of(OBJECT, each))));
        }
        if (definition.getArgument("first") != null) {
            return SelectionCost.once(Term.times(counts.page(field, definition), Term.sum(List.of(OBJECT, each))));
        }
        return SelectionCost.perRow(object(named, below));
    }

    private Term object(GraphQLCompositeType type, SelectionCost below) {
        Term each = below.on(counts.usual());
        return isRow(type) ? Term.sum(List.of(OBJECT, each)) : each;
    }

    private static boolean isRow(GraphQLCompositeType type) {
        return switch (type) {
            case GraphQLInterfaceType _ -> true;
            case GraphQLObjectType object -> !object.getInterfaces().isEmpty();
            default -> false;
        };
    }

    private static boolean isConnection(GraphQLCompositeType type) {
        return type instanceof GraphQLObjectType object
                && object.getFieldDefinition("pageInfo") != null
                && object.getFieldDefinition("edges") != null
                && !isRow(object);
    }
}
