package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes figures of many things, and predicates on them. */
final class FigureMaker {
    private static final List<String> EXACT = List.of("COUNT", "COUNT", "COUNT", "COUNT_DISTINCT", "SUM", "MIN", "MAX");
    private static final List<String> ROUNDED = List.of("AVG", "STDDEV", "VARIANCE");

    /** Keeps bounds further from figures of round numbers than rounding could move these. */
    private static final BigDecimal ODD = new BigDecimal("0.0377");

    private final Picks picks;
    private final World world;
    private final FilterMaker filters;
    private final OperatorMaker operators;

    FigureMaker(Picks picks, World world, FilterMaker filters, OperatorMaker operators) {
        this.picks = picks;
        this.world = world;
        this.filters = filters;
        this.operators = operators;
    }

    /** {@code {fn, field, filter}}. */
    Map<String, Object> figure(Sort sort, int depth) {
        Map<String, Object> figure = new LinkedHashMap<>();
        String function = picks.of(picks.chance(75) ? EXACT : ROUNDED);
        List<Trait> fields =
                sort.traits().stream().filter(trait -> trait.allows(function)).toList();
        boolean bare = fields.isEmpty() || (function.equals("COUNT") && picks.chance(60));
        figure.put("fn", bare ? "COUNT" : function);
        if (!bare) {
            figure.put("field", picks.of(fields).enumName());
        }
        if (picks.chance(40)) {
            figure.put("filter", filters.filter(sort, depth));
        }
        return figure;
    }

    /** {@code {fn, field, filter, is}}. */
    Map<String, Object> predicate(Sort sort, int depth) {
        Map<String, Object> predicate = figure(sort, depth);
        String function = Inputs.text(predicate, "fn");
        predicate.put("is", is(sort, function, predicate));
        return predicate;
    }

    private Map<String, Object> is(Sort sort, String function, Map<String, Object> figure) {
        Trait count = Trait.optional("", "", Kind.DECIMAL);
        if (function.startsWith("COUNT")) {
            return Map.of("number", operators.operators(count, () -> Ranks.number(picks.upTo(4))));
        }
        Trait trait = sort.traitOfEnum(Inputs.text(figure, "field"));
        if (ROUNDED.contains(function) || trait.kind() == Kind.FLOAT) {
            return Map.of(
                    "number",
                    operators.bounds(
                            () -> Ranks.number(picks.upTo(20)).movePointLeft(1).add(ODD)));
        }
        if (trait.kind().isNumber()) {
            return Map.of("number", operators.operators(count, () -> Ranks.number(picks.operand(trait, world, sort))));
        }
        return Map.of(member(trait.kind()), operators.operators(trait, () -> picks.operand(trait, world, sort)));
    }

    private static String member(Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case DATE -> "date";
            case TIME -> "dateTime";
            default -> throw new IllegalArgumentException("no extremes of " + kind);
        };
    }
}
