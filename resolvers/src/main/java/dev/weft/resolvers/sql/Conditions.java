package dev.weft.resolvers.sql;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.plan.ListSearch;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.Predicate.Comparison;
import dev.weft.resolvers.plan.Predicate.Direction;
import dev.weft.resolvers.plan.Predicate.JsonComparison;
import dev.weft.resolvers.plan.Predicate.ListComparison;
import dev.weft.resolvers.plan.Predicate.OperandComparison;
import dev.weft.resolvers.plan.Predicate.PathTest;
import dev.weft.resolvers.plan.Predicate.Pattern;
import dev.weft.resolvers.plan.Predicate.Quantifier;
import dev.weft.resolvers.plan.Predicate.Quantity;
import dev.weft.resolvers.policy.Use;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Predicates as SQL conditions on a table's alias. */
final class Conditions {
    private final Operands operands;
    private final Ground ground;

    Conditions(Operands operands) {
        this.operands = operands;
        this.ground = operands.scope().ground();
    }

    Condition of(Predicate predicate) {
        Condition condition = condition(predicate);
        return Doubtful.is(predicate) ? ground.closed(condition) : condition;
    }

    private Condition condition(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> all) ->
                DSL.and(all.stream().map(this::of).toList());
            case Predicate.Or(List<Predicate> any) ->
                DSL.or(any.stream().map(this::of).toList());
            case Predicate.Not(Predicate negated) -> DSL.not(of(negated));
            case Predicate.Compare(Operand left, Comparison comparison, Object right) ->
                compare(operands.field(left), comparison, ground.value(left.type(), right));
            case Predicate.CompareOperands(Operand left, OperandComparison comparison, Operand right) ->
                compare(left, comparison, right);
            case Predicate.Related(Hop hop, Quantity quantity, Predicate condition) ->
                related(hop, quantity, condition);
            case Predicate.In(Operand left, List<Object> values, boolean negated) -> in(left, values, negated);
            case Predicate.IsNull(Operand operand, boolean negated) ->
                negated
                        ? operands.field(operand).isNotNull()
                        : operands.field(operand).isNull();
            case Predicate.Matches(Operand text, Pattern kind, Object pattern) ->
                TextConditions.matches(operands.field(text), kind, text(pattern));
            case Predicate.Search(Operand text, String configuration, Object query) ->
                TextConditions.search(operands.field(text), configuration, text(query));
            case Predicate.Similar(Operand text, Object to, double threshold) ->
                TextConditions.similar(operands.field(text), text(to), threshold);
            case Predicate.Within(Operand time, Direction direction, Object duration) ->
                within(time, direction, duration);
            case Predicate.ListIs(Column list, ListComparison comparison, List<Object> elements) ->
                list(operands.column(list), comparison, ground.value(ValueType.TEXT_LIST, elements));
            case Predicate.SomeElement(Column list, Predicate condition) -> some(list, condition);
            case Predicate.JsonIs(Column json, JsonComparison comparison, Object value) ->
                json(operands.column(json), comparison, ground.value(ValueType.JSON, value));
            case Predicate.HasKeys(Column json, Quantifier quantifier, List<Object> keys) ->
                hasKeys(operands.column(json), quantifier, ground.value(ValueType.TEXT_LIST, keys));
            case Predicate.Found(ListSearch search) -> new TextSearches(operands.scope()).found(search);
            case Predicate.JsonPath(Column json, PathTest test, Object path) -> path(operands.column(json), test, path);
        };
    }

    private static Condition compare(Field<Object> left, Comparison comparison, Field<Object> right) {
        return switch (comparison) {
            case EQ -> left.eq(right);
            case NE -> left.ne(right);
            case GT -> left.gt(right);
            case GTE -> left.ge(right);
            case LT -> left.lt(right);
            case LTE -> left.le(right);
            case EQ_IGNORING_CASE -> DSL.lower(left.cast(SQLDataType.CLOB)).eq(DSL.lower(right.cast(SQLDataType.CLOB)));
        };
    }

    /** A date that meets a time is the moment at which it begins in UTC. */
    private Condition compare(Operand left, OperandComparison comparison, Operand right) {
        boolean mixed = left.type() != right.type();
        return compare(
                mixed && left.type() == ValueType.DATE ? operands.beginning(left) : operands.field(left),
                comparison,
                mixed && right.type() == ValueType.DATE ? operands.beginning(right) : operands.field(right));
    }

    private static Condition compare(Field<Object> left, OperandComparison comparison, Field<Object> right) {
        return switch (comparison) {
            case EQ -> left.eq(right);
            case NE -> left.ne(right);
            case GT -> left.gt(right);
            case GTE -> left.ge(right);
            case LT -> left.lt(right);
            case LTE -> left.le(right);
            case IS_DISTINCT -> left.isDistinctFrom(right);
            case IS_NOT_DISTINCT -> left.isNotDistinctFrom(right);
        };
    }

    private Condition related(Hop hop, Quantity quantity, Predicate condition) {
        RelatedRows rows = operands.scope().follow(hop, hop.toMany() ? Use.LIST : Use.ROW);
        Condition holds = new Conditions(new Operands(rows.scope())).of(condition);
        Condition wanted = quantity == Quantity.EVERY ? DSL.condition("({0}) is not true", holds) : holds;
        Condition some = DSL.exists(
                DSL.selectOne().from(rows.table()).where(rows.linked()).and(wanted));
        return quantity == Quantity.SOME ? some : DSL.not(some);
    }

    /** Not being in an empty list is true of null in SQL, hence the second condition: true, or unknown of null. */
    private Condition in(Operand left, List<Object> values, boolean negated) {
        Field<Object> field = operands.field(left);
        Field<Object[]> array = ground.values(left.type(), values);
        return negated ? field.ne(DSL.all(array)).and(field.eq(field)) : field.eq(DSL.any(array));
    }

    @SuppressWarnings("unchecked")
    private Field<String> text(Object value) {
        return (Field<String>) (Field<?>) ground.value(ValueType.TEXT, value);
    }

    /** Dates are compared with the days on which both ends fall in UTC. */
    private Condition within(Operand time, Direction direction, Object duration) {
        Field<OffsetDateTime> now = DSL.currentOffsetDateTime();
        Field<OffsetDateTime> other = DSL.field(
                direction == Direction.PAST ? "({0} - cast({1} as interval))" : "({0} + cast({1} as interval))",
                SQLDataType.OFFSETDATETIME,
                now,
                ground.value(ValueType.TEXT, duration));
        Field<OffsetDateTime> start = direction == Direction.PAST ? other : now;
        Field<OffsetDateTime> end = direction == Direction.PAST ? now : other;
        return time.type() == ValueType.DATE
                ? between(operands.field(time), day(start), day(end))
                : between(operands.field(time), start, end);
    }

    private static Field<?> day(Field<OffsetDateTime> time) {
        Field<LocalDateTime> utc = Operands.utc(time);
        return utc.cast(SQLDataType.LOCALDATE);
    }

    private static Condition between(Field<?> value, Field<?> start, Field<?> end) {
        return DSL.condition("({0} between {1} and {2})", value, start, end);
    }

    private static Condition list(Field<Object> list, ListComparison comparison, Field<Object> elements) {
        return switch (comparison) {
            case EQ -> list.eq(elements);
            case CONTAINS -> DSL.condition("({0} @> {1})", list, elements);
            case CONTAINED_BY -> DSL.condition("({0} <@ {1})", list, elements);
            case OVERLAPS -> DSL.condition("({0} && {1})", list, elements);
        };
    }

    private Condition some(Column list, Predicate condition) {
        return DSL.exists(DSL.selectOne()
                .from(DSL.unnest(operands.column(list)).as(Operands.ELEMENT, Operands.ELEMENT_VALUE))
                .where(of(condition)));
    }

    private static Condition json(Field<Object> json, JsonComparison comparison, Field<Object> value) {
        return switch (comparison) {
            case EQ -> json.eq(value);
            case CONTAINS -> DSL.condition("({0} @> {1})", json, value);
            case CONTAINED_BY -> DSL.condition("({0} <@ {1})", json, value);
        };
    }

    private static Condition hasKeys(Field<Object> json, Quantifier quantifier, Field<Object> keys) {
        return JsonOperator.condition(json, quantifier == Quantifier.ANY ? "?|" : "?&", keys);
    }

    /** Silent: a path that does not fit a row's value finds nothing in it. */
    private Condition path(Field<Object> json, PathTest test, Object path) {
        Field<Object> parsed = DSL.field("cast({0} as jsonpath)", Object.class, ground.value(ValueType.TEXT, path));
        return JsonOperator.condition(json, test == PathTest.EXISTS ? "@?" : "@@", parsed);
    }
}
