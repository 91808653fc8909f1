package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Figures of many things: {@code {fn, field, filter}}. */
final class Figures {
    private final FilterJudge filters;

    Figures(FilterJudge filters) {
        this.filters = filters;
    }

    /** Null when there is nothing to make a figure of. */
    @Nullable
    Object figure(Sort sort, List<Thing> things, Map<?, ?> figure) {
        List<Thing> counted =
                figure.containsKey("filter") ? filters.select(things, Inputs.object(figure, "filter")) : things;
        String function = Inputs.text(figure, "fn");
        if (!figure.containsKey("field")) {
            return (long) counted.size();
        }
        Trait trait = sort.traitOfEnum(Inputs.text(figure, "field"));
        return of(function, values(trait, counted));
    }

    static List<Object> values(Trait trait, List<Thing> things) {
        return things.stream()
                .map(thing -> thing.get(trait.name()))
                .filter(Objects::nonNull)
                .<Object>map(value -> value)
                .toList();
    }

    static @Nullable Object of(String function, List<Object> values) {
        return switch (function) {
            case "COUNT" -> (long) values.size();
            case "COUNT_DISTINCT" -> distinct(values);
            case "MIN" -> values.stream().min(Ranks::compare).orElse(null);
            case "MAX" -> values.stream().max(Ranks::compare).orElse(null);
            case "SUM" -> values.isEmpty() ? null : sum(values);
            case "AVG" -> values.isEmpty() ? null : mean(values).doubleValue();
            case "VARIANCE" -> variance(values);
            case "STDDEV" -> {
                Double variance = variance(values);
                yield variance == null ? null : Math.sqrt(variance);
            }
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static long distinct(List<Object> values) {
        TreeSet<Object> distinct = new TreeSet<>(Ranks::compare);
        distinct.addAll(values);
        return distinct.size();
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(Ranks::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<Object> values) {
        return sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
    }

    /** Of a sample, which one value is not. */
    private static @Nullable Double variance(List<Object> values) {
        if (values.size() < 2) {
            return null;
        }
        BigDecimal mean = mean(values);
        return values.stream()
                .map(value -> Ranks.number(value).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size() - 1), MathContext.DECIMAL128)
                .doubleValue();
    }
}
