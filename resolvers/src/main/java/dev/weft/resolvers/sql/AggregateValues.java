package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.AggregateShape;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of one {@code aggregate}, by their keys in the response. */
public final class AggregateValues {
    private final AggregateShape shape;
    private final @Nullable Object[] values;
    private final int first;

    /**
     * @param values of the statement's figures; not copied
     * @param first where they begin
     */
    AggregateValues(AggregateShape shape, @Nullable Object[] values, int first) {
        this.shape = shape;
        this.values = values;
        this.first = first;
    }

    /** What a use of {@code count} answers. GraphQL has no larger Int. */
    public int count(String resultKey) {
        Object count = values[first + Objects.requireNonNull(shape.counts().get(resultKey))];
        return (int) Math.min((Long) Objects.requireNonNull(count), Integer.MAX_VALUE);
    }

    /** The figures of a use of {@code sum}, {@code avg} and the others. */
    public Member member(String resultKey) {
        return new Member(Objects.requireNonNull(shape.members().get(resultKey)), values, first);
    }

    /** Figures of one kind, by column. */
    public static final class Member {
        private final Map<String, Integer> slots;
        private final @Nullable Object[] values;
        private final int first;

        private Member(Map<String, Integer> slots, @Nullable Object[] values, int first) {
            this.slots = slots;
            this.values = values;
            this.first = first;
        }

        /**
         * @param column its API name
         */
        public @Nullable Object value(String column) {
            return values[first + Objects.requireNonNull(slots.get(column))];
        }
    }
}
