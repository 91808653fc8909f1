package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.CompareOperands;
import dev.weft.resolvers.plan.Predicate.OperandComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code compare}: field against field on the same row. */
final class ComparisonReader {
    private final OperatorReader operators;

    ComparisonReader(OperatorReader operators) {
        this.operators = operators;
    }

    /** Types whose values can be compared with each other. */
    private enum Family {
        NUMBERS,
        TEXTS,
        TIMES,
        BOOLEANS,
        UUIDS,
        JSON,
        LISTS;

        static Family of(ValueType type) {
            return switch (type) {
                case INTEGER, BIGINT, NUMERIC, FLOAT -> NUMBERS;
                case TEXT, SELECT -> TEXTS;
                case DATE, DATE_TIME -> TIMES;
                case BOOLEAN -> BOOLEANS;
                case UUID -> UUIDS;
                case JSON -> JSON;
                case MULTI_SELECT, TEXT_LIST -> LISTS;
            };
        }
    }

    Predicate read(CollectionModel collection, List<?> given, InputPath path) {
        List<Predicate> all = new ArrayList<>();
        for (Object element : given) {
            InputPath at = path.child(all.size());
            all.add(comparison(collection, (Map<?, ?>) at.require(element), at));
        }
        return new And(all);
    }

    private Predicate comparison(CollectionModel collection, Map<?, ?> comparison, InputPath path) {
        operators.count(path);
        Column left = column(collection, comparison, path.child("left"), "left");
        Column right = column(collection, comparison, path.child("right"), "right");
        OperandComparison operator =
                OperandComparison.valueOf((String) path.child("op").require(comparison.get("op")));
        if (Family.of(left.type()) != Family.of(right.type())) {
            throw path.refuse("compares " + name(left) + " with " + name(right)
                    + ", whose values are of different kinds; choose fields of one kind");
        }
        if (isOrdered(operator) && !(hasOrder(left.type()) && hasOrder(right.type()))) {
            throw path.child("op")
                    .refuse("is " + operator + ", but " + name(hasOrder(left.type()) ? right : left)
                            + " has no order; use EQ, NE, IS_DISTINCT or IS_NOT_DISTINCT");
        }
        return new CompareOperands(new Operand.OfColumn(left), operator, new Operand.OfColumn(right));
    }

    private static Column column(CollectionModel collection, Map<?, ?> comparison, InputPath at, String side) {
        return collection
                .column((String) at.require(comparison.get(side)))
                .orElseThrow(() -> at.refuse("is no field of the rows"));
    }

    private static boolean isOrdered(OperandComparison operator) {
        return switch (operator) {
            case GT, GTE, LT, LTE -> true;
            case EQ, NE, IS_DISTINCT, IS_NOT_DISTINCT -> false;
        };
    }

    /** The same types whose filters know gt and lt. */
    private static boolean hasOrder(ValueType type) {
        return switch (type) {
            case TEXT, INTEGER, BIGINT, NUMERIC, FLOAT, DATE, DATE_TIME -> true;
            case BOOLEAN, UUID, JSON, SELECT, MULTI_SELECT, TEXT_LIST -> false;
        };
    }

    /** As the schema's enum spells it. */
    private static String name(Column column) {
        return Names.screamingSnake(column.apiName());
    }
}
