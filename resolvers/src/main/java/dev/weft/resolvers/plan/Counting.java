package dev.weft.resolvers.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a list, whatever its page.
 *
 * @param total whether the rows are counted
 * @param limit where counting them stops; null where it does not
 * @param estimate whether their number is guessed
 */
public record Counting(boolean total, @Nullable Integer limit, boolean estimate) {
    public static final Counting NOTHING = new Counting(false, null, false);

    /** How far a list of a row's relation is counted where an estimate would do. */
    private static final int RELATED_ESTIMATE = 1_000;

    private static final String MAX = "max";

    /**
     * One count serves all uses of {@code totalCount}: that of the largest {@code max}, or of all rows where one of them
     * has none.
     */
    static Counting of(List<SelectedField> totals, boolean estimate) {
        boolean everything = false;
        int limit = 0;
        for (SelectedField total : totals) {
            Integer max = (Integer) total.arguments().get(MAX);
            if (max == null) {
                everything = true;
            } else if (max < 0) {
                throw InputPath.of(MAX).refuse("is " + max + "; it cannot be negative");
            } else {
                limit = Math.max(limit, stop(max));
            }
        }
        return new Counting(!totals.isEmpty(), everything || totals.isEmpty() ? null : limit, estimate);
    }

    /** One more than asked for tells that there are more. */
    private static int stop(int max) {
        return max == Integer.MAX_VALUE ? max : max + 1;
    }

    /** What a use of {@code totalCount} answers, of a count that may have gone further. GraphQL has no larger Int. */
    public static int answer(long counted, @Nullable Integer max) {
        return (int) Math.min(counted, max == null ? Integer.MAX_VALUE : stop(max));
    }

    /** What is left when something else tells the total. */
    Counting withoutTotal() {
        return new Counting(false, null, estimate);
    }

    /**
     * The same for the rows of a relation. PostgreSQL has no estimate for each of many parents, so what it would be is
     * counted instead, up to a bound.
     */
    Counting related() {
        if (!estimate) {
            return this;
        }
        int bound = stop(RELATED_ESTIMATE);
        boolean everything = total && limit == null;
        return new Counting(
                true, everything ? null : Integer.valueOf(Math.max(bound, limit == null ? 0 : limit)), false);
    }

    /**
     * What {@code estimatedCount} answers.
     *
     * @param expected by the database; where it was asked to count instead, what it counted
     */
    public int estimated(long expected) {
        return answer(expected, estimate ? null : Integer.valueOf(RELATED_ESTIMATE));
    }
}
