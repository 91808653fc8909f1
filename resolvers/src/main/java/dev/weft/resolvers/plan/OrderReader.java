package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Order.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code orderBy} argument of a list: columns, values inside JSON, what to-one relations lead to, figures of
 * to-many relations, and how well a row fits the list's search.
 */
public final class OrderReader {
    private static final int MAX_TERMS = 32;
    private static final String RELEVANCE = "relevance";

    private final ProjectModel model;
    private final ReadLimits limits;

    public OrderReader(ProjectModel model, ReadLimits limits) {
        this.model = model;
        this.limits = limits;
    }

    /** The order of a list that is not searched. */
    public Order read(CollectionModel collection, @Nullable Object orderBy) {
        return Order.by(collection, terms(collection, orderBy, Searching.NOT));
    }

    /**
     * @param orderBy coerced by the schema: a list of objects of one member each, or null
     */
    List<Term> terms(CollectionModel collection, @Nullable Object orderBy, Searching searching) {
        List<Term> terms = new ArrayList<>();
        InputPath path = InputPath.of("orderBy");
        List<?> elements = orderBy == null ? List.of() : (List<?>) orderBy;
        if (elements.size() > MAX_TERMS) {
            throw path.refuse("has " + elements.size() + " elements; it may have " + MAX_TERMS);
        }
        FigureReader figures = new FilterReader(model, limits).figures();
        for (int i = 0; i < elements.size(); i++) {
            Place place = new Place(collection, UnaryOperator.identity(), true, 0, searching, figures);
            Term term = term(place, (Map<?, ?>) path.child(i).require(elements.get(i)), path.child(i));
            if (term != null) {
                terms.add(term);
            }
        }
        return terms;
    }

    /** Whether a list is searched, and for what. */
    record Searching(boolean asked, @Nullable ListSearch search) {
        static final Searching NOT = new Searching(false, null);
    }

    /**
     * Where among relations a member stands.
     *
     * @param from what an operand of the collection is to the rows that are ordered
     * @param there whether each of those rows leads to a row here
     */
    private record Place(
            CollectionModel collection,
            UnaryOperator<Operand> from,
            boolean there,
            int depth,
            Searching searching,
            FigureReader figures) {
        Place behind(Hop hop, boolean always) {
            return new Place(
                    hop.target(),
                    operand -> from.apply(new Operand.Related(hop, operand)),
                    there && always,
                    depth + 1,
                    searching,
                    figures);
        }

        Term term(Operand operand, boolean notNull, Object direction, InputPath at) {
            return Term.of(from.apply(operand), there && notNull, (String) direction, at);
        }
    }

    /** Null for a term that makes no difference. */
    private @Nullable Term term(Place place, Map<?, ?> element, InputPath path) {
        Map.Entry<?, ?> member = element.entrySet().iterator().next();
        String name = (String) member.getKey();
        InputPath at = path.child(name);
        Object value = at.require(member.getValue());
        if (name.equals(RELEVANCE)) {
            return relevance(place, value, at);
        }
        Column column = place.collection().column(name).orElse(null);
        if (column != null) {
            return column.type() == ValueType.JSON
                    ? json(place, column, (Map<?, ?>) value, at)
                    : place.term(
                            new Operand.OfColumn(column), place.collection().alwaysHas(column), value, at);
        }
        RelationEnd relation =
                place.collection().relation(name).orElseThrow(() -> at.refuse("is no field that can be ordered by"));
        return related(place, relation, (Map<?, ?>) value, at);
    }

    private @Nullable Term related(Place place, RelationEnd relation, Map<?, ?> value, InputPath at) {
        Hop hop = Hop.of(model, relation);
        return switch (relation) {
            case RelationEnd.ToOne one -> behind(place, hop, model.isFilled(place.collection(), one), value, at);
            case RelationEnd.InverseOne _ -> behind(place, hop, false, value, at);
            case RelationEnd.ToMany _, RelationEnd.ManyToMany _ -> figure(place, hop, value, at);
        };
    }

    private @Nullable Term behind(Place place, Hop hop, boolean always, Map<?, ?> element, InputPath at) {
        if (place.depth() >= limits.maxFilterDepth()) {
            throw at.refuse("nests too deep; relations may nest " + limits.maxFilterDepth() + " levels");
        }
        return term(place.behind(hop, always), element, at);
    }

    private static Term figure(Place place, Hop hop, Map<?, ?> value, InputPath at) {
        Figure figure = place.figures().read(hop.target(), value, at);
        boolean notNull = switch (figure.aggregate().function()) {
            case COUNT, COUNT_DISTINCT -> true;
            case SUM, AVG, MIN, MAX, STDDEV, VARIANCE -> false;
        };
        InputPath direction = at.child("direction");
        return place.term(
                new Operand.Aggregated(hop, figure.aggregate(), figure.filter()),
                notNull,
                direction.require(value.get("direction")),
                direction);
    }

    private static Term json(Place place, Column column, Map<?, ?> value, InputPath at) {
        InputPath direction = at.child("direction");
        return place.term(
                new Operand.CastJson(
                        column, JsonOperators.dotted(value.get("path"), at.child("path")), type(value, at)),
                false,
                direction.require(value.get("direction")),
                direction);
    }

    private static ValueType type(Map<?, ?> value, InputPath at) {
        InputPath as = at.child("as");
        return switch ((String) as.require(value.containsKey("as") ? value.get("as") : "TEXT")) {
            case "TEXT" -> ValueType.TEXT;
            case "NUMBER" -> ValueType.NUMERIC;
            case "BOOLEAN" -> ValueType.BOOLEAN;
            case "DATE_TIME" -> ValueType.DATE_TIME;
            default -> throw as.refuse("is no type of value");
        };
    }

    private static @Nullable Term relevance(Place place, Object direction, InputPath at) {
        if (place.depth() > 0) {
            throw at.refuse("is known of the list's own rows alone; order by it without a relation in front");
        }
        Searching searching = place.searching();
        if (!searching.asked()) {
            throw at.refuse("needs 'search', which says what rows shall fit");
        }
        return searching.search() == null
                ? null
                : place.term(new Operand.Relevance(searching.search()), true, direction, at);
    }
}
