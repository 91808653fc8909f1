package dev.weft.resolvers.plan;

import dev.weft.access.CallerValue;
import dev.weft.error.ErrorCode;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.Compare;
import dev.weft.resolvers.plan.Predicate.Comparison;
import dev.weft.resolvers.plan.Predicate.In;
import dev.weft.resolvers.plan.Predicate.IsNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads an object of operators, such as {@code {gte: 3, lt: 5}}, on one operand. All of them must hold. Which operators
 * an operand has is the schema's decision; here each kind of value has a reader of its own, and what it does not know
 * is a comparison.
 */
final class OperatorReader {
    private final TextOperators texts = new TextOperators();
    private final TemporalOperators times = new TemporalOperators(this);
    private final ListOperators lists = new ListOperators(this);
    private final JsonOperators json = new JsonOperators(this);
    private final ReadLimits limits;
    private int conditions;

    OperatorReader(ReadLimits limits) {
        this.limits = limits;
    }

    /** Counts a condition, and refuses one too many. */
    void count(InputPath at) {
        conditions++;
        if (conditions > limits.maxConditions()) {
            throw at.refuse(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "is condition " + conditions + " of the filter; it may have " + limits.maxConditions());
        }
    }

    Predicate read(Operand operand, Map<?, ?> operators, InputPath path) {
        if (operators.isEmpty()) {
            throw path.refuse("has no operator; give one or leave the field out");
        }
        List<Predicate> all = new ArrayList<>();
        operators.forEach((operator, value) -> {
            InputPath at = path.child((String) operator);
            count(at);
            all.add(read(operand, (String) operator, at.require(value), at));
        });
        return all.size() == 1 ? all.getFirst() : new And(all);
    }

    private Predicate read(Operand operand, String operator, Object value, InputPath at) {
        if (operator.equals("isNull")) {
            return new IsNull(operand, !(Boolean) at.known(value));
        }
        return switch (operand.type()) {
            case TEXT -> texts.read(operand, operator, value, at);
            case DATE, DATE_TIME -> times.read(operand, operator, value, at);
            case TEXT_LIST, MULTI_SELECT -> lists.read(column(operand), operator, value, at);
            case JSON -> json.read(column(operand), operator, value, at);
            case INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, UUID, SELECT -> comparison(operand, operator, value, at);
        };
    }

    static Predicate comparison(Operand operand, String operator, Object value, InputPath at) {
        return switch (operator) {
            case "eq" -> new Compare(operand, Comparison.EQ, value);
            case "ne" -> new Compare(operand, Comparison.NE, value);
            case "gt" -> new Compare(operand, Comparison.GT, value);
            case "gte" -> new Compare(operand, Comparison.GTE, value);
            case "lt" -> new Compare(operand, Comparison.LT, value);
            case "lte" -> new Compare(operand, Comparison.LTE, value);
            case "in" -> new In(operand, elements(value, at), false);
            case "notIn" -> new In(operand, elements(value, at), true);
            case "between" -> between(operand, elements(value, at), at);
            default -> throw at.refuse("is no operator of this field");
        };
    }

    private static Predicate between(Operand operand, List<Object> ends, InputPath at) {
        if (ends.size() != 2) {
            throw at.refuse("needs exactly two values, the smallest and the largest; it has " + ends.size());
        }
        return new And(List.of(
                new Compare(operand, Comparison.GTE, ends.get(0)), new Compare(operand, Comparison.LTE, ends.get(1))));
    }

    /** A value of the caller's may be many. */
    static List<Object> elements(Object list, InputPath at) {
        if (list instanceof CallerValue) {
            return List.of(list);
        }
        List<Object> elements = new ArrayList<>();
        for (Object element : (List<?>) list) {
            elements.add(at.child(elements.size()).require(element));
        }
        return elements;
    }

    private static Column column(Operand operand) {
        if (operand instanceof Operand.OfColumn(Column column)) {
            return column;
        }
        throw new IllegalStateException("only columns hold lists and JSON");
    }
}
