package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;

/**
 * Tells which predicates can be true although a value in them is unknown: what says that something is not so, and what
 * looks at a figure of those rows of which it is so. Every other one is unknown itself then, or asks for one that is.
 */
final class Doubtful {
    private Doubtful() {}

    static boolean is(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Not _ -> true;
            case Predicate.Related related -> related.quantity() != Predicate.Quantity.SOME;
            case Predicate.Compare compare -> isFigure(compare.left());
            case Predicate.CompareOperands compare -> isFigure(compare.left()) || isFigure(compare.right());
            case Predicate.In in -> isFigure(in.left());
            case Predicate.IsNull isNull -> isFigure(isNull.operand());
            case Predicate.Matches matches -> isFigure(matches.text());
            case Predicate.Search search -> isFigure(search.text());
            case Predicate.Similar similar -> isFigure(similar.text());
            case Predicate.Within within -> isFigure(within.time());
            case Predicate.And _,
                    Predicate.Or _,
                    Predicate.ListIs _,
                    Predicate.SomeElement _,
                    Predicate.JsonIs _,
                    Predicate.HasKeys _,
                    Predicate.JsonPath _,
                    Predicate.Found _ -> false;
        };
    }

    private static boolean isFigure(Operand operand) {
        return switch (operand) {
            case Operand.Aggregated _, Operand.Grouped _ -> true;
            case Operand.AsDecimal(Operand number) -> isFigure(number);
            case Operand.OfDate(Operand date, Operand.DatePart _) -> isFigure(date);
            case Operand.Related(var _, Operand of) -> isFigure(of);
            case Operand.Bucket bucket -> isFigure(bucket.time());
            case Operand.Range range -> isFigure(range.number());
            case Operand.OfColumn _,
                    Operand.InJson _,
                    Operand.CastJson _,
                    Operand.LengthOf _,
                    Operand.Relevance _,
                    Operand.Depth _,
                    Operand.Element _ -> false;
        };
    }
}
