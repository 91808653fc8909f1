package dev.weft.resolvers.plan;

import dev.weft.resolvers.plan.Operand.Grouped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the figures of one statement, each of them once however often it is selected. */
final class FigureSlots {
    private final Map<Grouped, Integer> slots = new LinkedHashMap<>();

    /** Where the figure stands among all. */
    int slot(Measure measure, Predicate filter) {
        return slots.computeIfAbsent(new Grouped(measure, filter), _ -> slots.size());
    }

    List<Grouped> all() {
        return new ArrayList<>(slots.keySet());
    }
}
