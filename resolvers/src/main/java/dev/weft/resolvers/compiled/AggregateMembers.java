package dev.weft.resolvers.compiled;

import dev.weft.model.Column;
import dev.weft.resolvers.operation.FiniteNumbers;
import dev.weft.resolvers.sql.AggregateValues;
import dev.weft.schema.Operation.AggregateMember;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of aggregates, which were read with the list. */
final class AggregateMembers {
    private AggregateMembers() {}

    static Member of(FieldNode node, AggregateMember member) {
        return switch (member) {
            case COUNT ->
                (run, source, _) -> {
                    run.out().raw(Integer.toString(values(source).count(node.key())));
                    return Outcome.WRITTEN;
                };
            case SUM, AVG, STDDEV, VARIANCE, PERCENTILE, MIN, MAX -> {
                Fields figures = node.fields();
                yield (run, source, _) ->
                        Relations.object(run, node, figures, values(source).member(node.key()), 0);
            }
        };
    }

    static Member figure(FieldNode node, Column column) {
        PlainWriter writer = PlainWriter.of(node);
        return (run, source, _) -> {
            AggregateValues.Member figures = (AggregateValues.Member) Objects.requireNonNull(source);
            return finite(run, node, column, figures.value(column.apiName()), writer);
        };
    }

    /** Writes a value of the column, or of what is made of its values. */
    static Outcome finite(Run run, FieldNode node, Column column, @Nullable Object value, PlainWriter writer) {
        Object finite;
        try {
            finite = FiniteNumbers.check(value, column);
        } catch (RuntimeException e) {
            return run.fail(node, e);
        }
        return finite == null ? Outcome.NOTHING : writer.write(run, finite);
    }

    private static AggregateValues values(@Nullable Object source) {
        return (AggregateValues) Objects.requireNonNull(source);
    }
}
