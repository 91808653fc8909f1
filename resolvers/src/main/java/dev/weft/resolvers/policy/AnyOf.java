package dev.weft.resolvers.policy;

import dev.weft.resolvers.plan.Predicate;
import java.util.Collection;
import java.util.List;

/** The union of what several policies say. */
public final class AnyOf {
    private AnyOf() {}

    /** Always where one of them is, never where there is none. */
    public static Predicate of(Collection<Predicate> predicates) {
        if (predicates.contains(Predicate.ALWAYS)) {
            return Predicate.ALWAYS;
        }
        List<Predicate> distinct = predicates.stream()
                .filter(predicate -> !predicate.equals(Predicate.NEVER))
                .distinct()
                .toList();
        return distinct.size() == 1 ? distinct.getFirst() : new Predicate.Or(distinct);
    }
}
