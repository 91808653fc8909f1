package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.resolvers.plan.Aggregate.Function;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one figure of a collection's rows, {@code {fn, field, filter}}, wherever arguments name one: in filters of
 * to-many relations, in orders by them, in conditions on groups. Which functions a field has, it decides.
 */
final class FigureReader {
    private final FilterReader filters;
    private final ScalarPredicates scalars;

    FigureReader(FilterReader filters, OperatorReader operators) {
        this.filters = filters;
        this.scalars = new ScalarPredicates(operators);
    }

    /** A figure that stands in no filter. */
    Figure read(CollectionModel collection, Map<?, ?> figure, InputPath path) {
        return read(collection, figure, path, 0);
    }

    /**
     * @param depth in how many filters the figure's own one stands
     */
    Figure read(CollectionModel collection, Map<?, ?> figure, InputPath path, int depth) {
        Function function = Function.valueOf(
                (String) path.child("fn").require(figure.containsKey("fn") ? figure.get("fn") : Function.COUNT.name()));
        return new Figure(
                aggregate(collection, function, (String) optional(figure, "field", path), path.child("field")),
                filter(collection, optional(figure, "filter", path), path.child("filter"), depth));
    }

    private Predicate filter(CollectionModel collection, @Nullable Object filter, InputPath path, int depth) {
        return filter == null ? Predicate.ALWAYS : filters.read(collection, filter, path, depth);
    }

    /** What may be left out may not be null: a variable that was not set never widens a figure. */
    private static @Nullable Object optional(Map<?, ?> figure, String member, InputPath path) {
        return figure.containsKey(member) ? path.child(member).require(figure.get(member)) : null;
    }

    private static Aggregate aggregate(
            CollectionModel collection, Function function, @Nullable String field, InputPath at) {
        if (field == null) {
            if (function != Function.COUNT) {
                throw at.refuse("is missing; " + function + " needs a field, only COUNT does without");
            }
            return Aggregate.COUNT;
        }
        Column column = collection.column(field).orElseThrow(() -> at.refuse("is no field of the rows"));
        if (!fits(function, column)) {
            throw at.refuse("is " + name(column) + ", which has no " + function + "; " + choices(collection, function));
        }
        return new Aggregate(function, new Operand.OfColumn(column));
    }

    private static boolean fits(Function function, Column column) {
        return switch (function) {
            case COUNT, COUNT_DISTINCT -> true;
            case SUM, AVG, STDDEV, VARIANCE -> column.isNumber();
            case MIN, MAX -> column.hasExtremes();
        };
    }

    private static String choices(CollectionModel collection, Function function) {
        String names = collection.readable().stream()
                .filter(column -> fits(function, column))
                .map(FigureReader::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no field of " + collection.typeName() + " has one" : "choose one of " + names;
    }

    /** As the schema's enum spells it. */
    private static String name(Column column) {
        return Names.screamingSnake(column.apiName());
    }

    /**
     * What the member {@code is} asks of the figure.
     *
     * @param operand the figure as an operand
     * @param figure the object that {@code is} is a member of
     */
    Predicate predicate(Operand operand, Map<?, ?> figure, InputPath path) {
        InputPath is = path.child("is");
        return scalars.read(operand, (Map<?, ?>) is.require(figure.get("is")), is);
    }
}
