package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Aggregate;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.Predicate.Comparison;
import dev.weft.resolvers.plan.Predicate.OperandComparison;
import dev.weft.resolvers.plan.Predicate.Quantity;
import java.util.List;

/**
 * Whether a condition holds for every row whatever the rows are, so that who asks for it may have forgotten to ask for
 * something. What only the data could tell is not looked for.
 */
final class EveryRow {
    private EveryRow() {}

    static boolean satisfies(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> all) -> all.stream().allMatch(EveryRow::satisfies);
            case Predicate.Or(List<Predicate> any) -> any.stream().anyMatch(EveryRow::satisfies) || isComplete(any);
            case Predicate.Not(Predicate negated) -> fails(negated);
            case Predicate.In(Operand left, List<Object> values, boolean negated) ->
                negated && values.isEmpty() && isNeverNull(left);
            case Predicate.IsNull(Operand operand, boolean negated) -> negated && isNeverNull(operand);
            case Predicate.CompareOperands(Operand left, OperandComparison comparison, Operand right) ->
                left.equals(right) && holdsOfItself(left, comparison);
            case Predicate.Related(var hop, Quantity quantity, Predicate condition) ->
                switch (quantity) {
                    case SOME ->
                        hop.link() instanceof Link.ByOwnKey(Column key) && key.notNull() && satisfies(condition);
                    case EVERY -> satisfies(condition);
                    case NONE -> fails(condition);
                };
            case Predicate.Compare(Operand left, Comparison comparison, Object right) ->
                comparison == Comparison.GTE && isCount(left) && ((Number) right).longValue() <= 0;
            case Predicate.Matches(Operand text, Predicate.Pattern kind, Object pattern) ->
                kind != Predicate.Pattern.REGEX
                        && kind != Predicate.Pattern.REGEX_IGNORING_CASE
                        && isNeverNull(text)
                        && ((String) pattern).matches("%+");
            case Predicate.Search _,
                    Predicate.Similar _,
                    Predicate.Within _,
                    Predicate.ListIs _,
                    Predicate.SomeElement _,
                    Predicate.JsonIs _,
                    Predicate.HasKeys _,
                    Predicate.JsonPath _,
                    Predicate.Found _ -> false;
        };
    }

    private static boolean fails(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> all) -> all.stream().anyMatch(EveryRow::fails);
            case Predicate.Or(List<Predicate> any) -> any.stream().allMatch(EveryRow::fails);
            case Predicate.Not(Predicate negated) -> satisfies(negated);
            case Predicate.In(Operand left, List<Object> values, boolean negated) ->
                !negated && values.isEmpty() && isNeverNull(left);
            case Predicate.IsNull(Operand operand, boolean negated) -> !negated && isNeverNull(operand);
            case Predicate.Related(var _, Quantity quantity, Predicate condition) ->
                quantity == Quantity.SOME && fails(condition);
            default -> false;
        };
    }

    /** Null or not null: {@code or: [{rating: {isNull: true}}, {rating: {isNull: false}}]}. */
    private static boolean isComplete(List<Predicate> any) {
        return any.stream()
                .anyMatch(each -> each instanceof Predicate.IsNull(Operand operand, boolean negated)
                        && any.contains(new Predicate.IsNull(operand, !negated)));
    }

    private static boolean holdsOfItself(Operand operand, OperandComparison comparison) {
        return switch (comparison) {
            case IS_NOT_DISTINCT -> true;
            case EQ, GTE, LTE -> isNeverNull(operand);
            case NE, GT, LT, IS_DISTINCT -> false;
        };
    }

    private static boolean isNeverNull(Operand operand) {
        return operand instanceof Operand.OfColumn(Column column) && column.notNull();
    }

    private static boolean isCount(Operand operand) {
        return operand instanceof Operand.Aggregated figure
                && figure.aggregate().equals(Aggregate.COUNT);
    }
}
