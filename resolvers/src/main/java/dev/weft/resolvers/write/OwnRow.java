package dev.weft.resolvers.write;

import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import java.util.List;

/** Whether a condition can be told from the row alone, so that the statement which writes the row can tell it, too. */
final class OwnRow {
    private OwnRow() {}

    static boolean tells(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> all) -> all.stream().allMatch(OwnRow::tells);
            case Predicate.Or(List<Predicate> any) -> any.stream().allMatch(OwnRow::tells);
            case Predicate.Not(Predicate negated) -> tells(negated);
            case Predicate.Related _ -> false;
            case Predicate.Compare compare -> tells(compare.left());
            case Predicate.CompareOperands compare -> tells(compare.left()) && tells(compare.right());
            case Predicate.In in -> tells(in.left());
            case Predicate.IsNull isNull -> tells(isNull.operand());
            case Predicate.Matches matches -> tells(matches.text());
            case Predicate.Search search -> tells(search.text());
            case Predicate.Similar similar -> tells(similar.text());
            case Predicate.Within within -> tells(within.time());
            case Predicate.SomeElement some -> tells(some.condition());
            case Predicate.ListIs _, Predicate.JsonIs _, Predicate.HasKeys _, Predicate.JsonPath _, Predicate.Found _ ->
                true;
        };
    }

    private static boolean tells(Operand operand) {
        return switch (operand) {
            case Operand.Related _, Operand.Aggregated _, Operand.Grouped _ -> false;
            case Operand.OfDate date -> tells(date.date());
            case Operand.AsDecimal number -> tells(number.number());
            case Operand.Bucket bucket -> tells(bucket.time());
            case Operand.Range range -> tells(range.number());
            case Operand.OfColumn _,
                    Operand.InJson _,
                    Operand.CastJson _,
                    Operand.LengthOf _,
                    Operand.Relevance _,
                    Operand.Depth _,
                    Operand.Element _ -> true;
        };
    }
}
