package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Summary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was read of a list's rows taken together. */
public final class ListSummary {
    static final ListSummary NOTHING = new ListSummary(Summary.NOTHING, new Object[0], Map.of());

    private final Summary plan;
    private final @Nullable Object[] figures;
    private final Map<String, List<Group>> groups;

    /**
     * @param figures in the order of the plan; not copied
     * @param groups by their keys in the response
     */
    ListSummary(Summary plan, @Nullable Object[] figures, Map<String, List<Group>> groups) {
        this.plan = plan;
        this.figures = figures;
        this.groups = groups;
    }

    /**
     * @param resultKey of a use of {@code aggregate}
     */
    public AggregateValues aggregate(String resultKey) {
        return new AggregateValues(Objects.requireNonNull(plan.aggregates().get(resultKey)), figures, 0);
    }

    /**
     * @param resultKey of a use of {@code groups}
     */
    public List<Group> groups(String resultKey) {
        return groups.getOrDefault(resultKey, List.of());
    }

    /** The number of rows; null where it was not counted with the figures. */
    @Nullable
    Long total() {
        return plan.total() == null ? null : (Long) figures[plan.total()];
    }
}
