package dev.weft.resolvers.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes policies that are understood differently fewer and shorter, as long as they still are. */
final class Shrinking {
    private static final int MOST_TRIES = 200;

    private final Predicate<List<Policy>> differs;
    private int tries;

    private Shrinking(Predicate<List<Policy>> differs) {
        this.differs = differs;
    }

    /**
     * @param differs whether the product and the evaluator differ about what the policies show
     */
    static List<Policy> of(List<Policy> policies, Predicate<List<Policy>> differs) {
        return differs.test(policies) ? new Shrinking(differs).shrunk(policies) : policies;
    }

    private List<Policy> shrunk(List<Policy> policies) {
        List<Policy> smallest = policies;
        while (true) {
            List<Policy> now = smallest;
            var smaller = smaller(now)
                    .filter(each -> length(each) < length(now) && tries++ < MOST_TRIES && differs.test(each))
                    .findFirst();
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller.get();
        }
    }

    private static Stream<List<Policy>> smaller(List<Policy> policies) {
        return Stream.iterate(0, i -> i < policies.size(), i -> i + 1).flatMap(i -> {
            List<Policy> less = new ArrayList<>(policies);
            less.remove((int) i);
            return Stream.concat(
                    Stream.of(less), Mutants.of(policies.get(i)).stream().map(mutant -> {
                        List<Policy> other = new ArrayList<>(policies);
                        other.set(i, mutant);
                        return other;
                    }));
        });
    }

    private static int length(List<Policy> policies) {
        return policies.toString().length();
    }
}
