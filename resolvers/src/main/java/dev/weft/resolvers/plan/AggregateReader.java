package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Aggregate.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what is selected of the aggregates of one statement. */
final class AggregateReader {
    private static final String COUNT = "count";

    private final CollectionModel collection;
    private final FigureSlots figures;

    AggregateReader(CollectionModel collection, FigureSlots figures) {
        this.collection = collection;
        this.figures = figures;
    }

    /**
     * @param filter which rows the figures are made of
     * @param path of the aggregate
     */
    AggregateShape read(Selection selection, Predicate filter, InputPath path) {
        String type = collection.typeName() + "Aggregate";
        Map<String, Integer> counts = new HashMap<>();
        for (SelectedField use : selection.uses(type, COUNT)) {
            counts.put(use.resultKey(), figures.slot(count(use, path), filter));
        }
        Map<String, Map<String, Integer>> members = new HashMap<>();
        for (Member member : Member.values()) {
            for (SelectedField use : selection.uses(type, member.apiName)) {
                members.put(use.resultKey(), columns(member, use, filter, path));
            }
        }
        return new AggregateShape(counts, members);
    }

    /** Members that have figures of columns, by the type that holds them. */
    private enum Member {
        SUM("sum", "Sum"),
        AVG("avg", "Stat"),
        STDDEV("stddev", "Stat"),
        VARIANCE("variance", "Stat"),
        PERCENTILE("percentile", "Stat"),
        MIN("min", "MinMax"),
        MAX("max", "MinMax");

        private final String apiName;
        private final String typeSuffix;

        Member(String apiName, String typeSuffix) {
            this.apiName = apiName;
            this.typeSuffix = typeSuffix;
        }
    }

    private Map<String, Integer> columns(Member member, SelectedField use, Predicate filter, InputPath path) {
        double share = member == Member.PERCENTILE ? share(use, path) : 0;
        Map<String, Integer> columns = new HashMap<>();
        for (String name : use.selection().fields(collection.typeName() + member.typeSuffix)) {
            collection
                    .column(name)
                    .map(Operand.OfColumn::new)
                    .map(of -> measure(member, of, share))
                    .ifPresent(measure -> columns.put(name, figures.slot(measure, filter)));
        }
        return Map.copyOf(columns);
    }

    private static Measure measure(Member member, Operand of, double share) {
        return switch (member) {
            case SUM -> new Aggregate(Function.SUM, of);
            case AVG -> new Aggregate(Function.AVG, of);
            case STDDEV -> new Aggregate(Function.STDDEV, of);
            case VARIANCE -> new Aggregate(Function.VARIANCE, of);
            case PERCENTILE -> new Measure.Percentile(of, share);
            case MIN -> new Aggregate(Function.MIN, of);
            case MAX -> new Aggregate(Function.MAX, of);
        };
    }

    private static double share(SelectedField percentile, InputPath path) {
        Number share = (Number) percentile.arguments().get("p");
        InputPath at = path.child(percentile.resultKey()).child("p");
        double value = ((Number) at.require(share)).doubleValue();
        if (!(value >= 0 && value <= 1)) {
            throw at.refuse("is " + share + "; it must be between 0 and 1, 0.5 is the median");
        }
        return value;
    }

    private Measure count(SelectedField count, InputPath path) {
        List<?> names = (List<?>) count.arguments().get("distinct");
        if (names == null) {
            return Aggregate.COUNT;
        }
        InputPath at = path.child(count.resultKey()).child("distinct");
        List<Operand> distinct = new ArrayList<>();
        for (Object name : names) {
            distinct.add(new Operand.OfColumn(column((String) name, at)));
        }
        if (distinct.isEmpty()) {
            throw at.refuse("names no field; name one, or leave it out to count the rows");
        }
        return distinct.size() == 1
                ? new Aggregate(Function.COUNT_DISTINCT, distinct.getFirst())
                : new Measure.Combinations(distinct.stream().distinct().toList());
    }

    private Column column(String name, InputPath at) {
        return collection.column(name).orElseThrow(() -> at.refuse("names a field that is not there"));
    }
}
