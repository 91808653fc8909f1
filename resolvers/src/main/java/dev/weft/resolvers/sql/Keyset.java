package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Order;
import dev.weft.resolvers.plan.Order.Term;
import dev.weft.resolvers.plan.Position;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Orders and places in them as SQL, on a table's alias. */
final class Keyset {
    private final Operands operands;

    Keyset(Operands operands) {
        this.operands = operands;
    }

    /** Says nothing of nulls where PostgreSQL does the same unasked, so that plain indexes serve. */
    List<OrderField<?>> orderBy(Order order) {
        List<OrderField<?>> fields = new ArrayList<>();
        for (Term term : order.terms()) {
            Field<Object> field = operands.field(term.operand());
            SortField<Object> sorted = term.descending() ? field.desc() : field.asc();
            fields.add(term.nullsAsUsual() ? sorted : term.nullsFirst() ? sorted.nullsFirst() : sorted.nullsLast());
        }
        return fields;
    }

    /**
     * Rows beyond the place. One comparison of whole rows where that is right, for then an index gives the range at
     * once; otherwise term by term, with the first term alone in front where it narrows the range.
     */
    Condition beyond(Order order, Position position) {
        List<Term> terms = order.terms();
        List<@Nullable Object> values = position.values();
        if (isUniform(terms, values)) {
            return compareRows(terms, values);
        }
        Condition exact = beyond(terms, values, 0);
        Object first = values.getFirst();
        return first == null || terms.getFirst().nullsBeyond()
                ? exact
                : notAhead(terms.getFirst(), first).and(exact);
    }

    /** All terms go one way, and a null would be ahead of the place, where comparing it with a value finds nothing. */
    private static boolean isUniform(List<Term> terms, List<@Nullable Object> values) {
        boolean descending = terms.getFirst().descending();
        return values.stream().noneMatch(value -> value == null)
                && terms.stream().allMatch(term -> term.descending() == descending && !term.nullsBeyond());
    }

    private Condition compareRows(List<Term> terms, List<@Nullable Object> values) {
        List<Field<?>> fields = new ArrayList<>();
        List<Field<?>> bounds = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            fields.add(operands.field(terms.get(i).operand()));
            bounds.add(Values.bind(terms.get(i).operand().type(), values.get(i)));
        }
        return terms.getFirst().descending()
                ? DSL.row(fields).lt(DSL.row(bounds))
                : DSL.row(fields).gt(DSL.row(bounds));
    }

    private Condition beyond(List<Term> terms, List<@Nullable Object> values, int i) {
        Term term = terms.get(i);
        Object value = values.get(i);
        Condition further = value == null ? beyondNull(term) : beyondValue(term, value);
        return i == terms.size() - 1 ? further : further.or(same(term, value).and(beyond(terms, values, i + 1)));
    }

    private Condition beyondNull(Term term) {
        return term.nullsFirst() ? operands.field(term.operand()).isNotNull() : DSL.falseCondition();
    }

    private Condition beyondValue(Term term, Object value) {
        Field<Object> field = operands.field(term.operand());
        Field<Object> bound = Values.bind(term.operand().type(), value);
        Condition further = term.descending() ? field.lt(bound) : field.gt(bound);
        return term.nullsBeyond() ? further.or(field.isNull()) : further;
    }

    private Condition same(Term term, @Nullable Object value) {
        Field<Object> field = operands.field(term.operand());
        return value == null
                ? field.isNull()
                : field.eq(Values.bind(term.operand().type(), value));
    }

    /** Rows whose value is the given one or beyond it; never those without a value. */
    Condition notAhead(Term term, Object value) {
        Field<Object> field = operands.field(term.operand());
        Field<Object> bound = Values.bind(term.operand().type(), value);
        return term.descending() ? field.le(bound) : field.ge(bound);
    }
}
