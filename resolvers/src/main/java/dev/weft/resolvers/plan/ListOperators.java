package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate.ListComparison;
import dev.weft.resolvers.plan.Predicate.ListIs;
import dev.weft.resolvers.plan.Predicate.SomeElement;
import java.util.Map;

/** Operators of lists of texts and of multi-selects. */
final class ListOperators {
    private final OperatorReader operators;

    ListOperators(OperatorReader operators) {
        this.operators = operators;
    }

    Predicate read(Column list, String operator, Object value, InputPath at) {
        return switch (operator) {
            case "eq" -> compare(list, ListComparison.EQ, value, at);
            case "contains" -> compare(list, ListComparison.CONTAINS, value, at);
            case "containedBy" -> compare(list, ListComparison.CONTAINED_BY, value, at);
            case "overlaps" -> compare(list, ListComparison.OVERLAPS, value, at);
            case "length" -> operators.read(new Operand.LengthOf(list), (Map<?, ?>) value, at);
            case "some" -> new SomeElement(list, operators.read(new Operand.Element(), (Map<?, ?>) value, at));
            default -> throw at.refuse("is no operator of this field");
        };
    }

    private static Predicate compare(Column list, ListComparison comparison, Object value, InputPath at) {
        return new ListIs(list, comparison, OperatorReader.elements(value, at));
    }
}
