package dev.weft.resolvers.plan;

import dev.weft.model.ValueType;
import java.util.Map;

/** Reads {@code ScalarPredicate}, whose one member says of which type the value is that its operators speak of. */
final class ScalarPredicates {
    private final OperatorReader operators;

    ScalarPredicates(OperatorReader operators) {
        this.operators = operators;
    }

    /** Of a value whose type is known; another member than its own is refused. */
    Predicate read(Operand operand, Map<?, ?> scalar, InputPath path) {
        Map.Entry<?, ?> member = scalar.entrySet().iterator().next();
        String name = (String) member.getKey();
        InputPath at = path.child(name);
        String fitting = member(operand.type());
        if (!fitting.equals(name)) {
            throw at.refuse("does not fit the value; use '" + fitting + "'");
        }
        Operand compared = name.equals("number") ? new Operand.AsDecimal(operand) : operand;
        return operators.read(compared, (Map<?, ?>) at.require(member.getValue()), at);
    }

    private static String member(ValueType type) {
        return switch (type) {
            case INTEGER, BIGINT, NUMERIC, FLOAT -> "number";
            case TEXT, SELECT -> "text";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DATE_TIME -> "dateTime";
            case UUID -> "uuid";
            case JSON, MULTI_SELECT, TEXT_LIST ->
                throw new IllegalArgumentException("no figure and no path has a value of type " + type);
        };
    }

    /** The type that a member reads a value as. */
    static ValueType type(String member, InputPath at) {
        return switch (member) {
            case "number" -> ValueType.NUMERIC;
            case "text" -> ValueType.TEXT;
            case "boolean" -> ValueType.BOOLEAN;
            case "date" -> ValueType.DATE;
            case "dateTime" -> ValueType.DATE_TIME;
            case "uuid" -> ValueType.UUID;
            default -> throw at.refuse("is no type of value");
        };
    }
}
