package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What the caller reads of the rows of a table that a statement names itself, because it writes or locks them. A cell
 * that he cannot read is empty for him.
 *
 * @param guards of the tables that those rows lead to
 * @param gaps of columns that cannot be read in every row: in which they can, by the names of the columns
 */
record Cells(Guards guards, Map<String, Predicate> gaps) {
    static final Cells WHOLE = new Cells(Guards.NONE, Map.of());

    static Cells of(RowRights rights) {
        return rights.bound() ? new Cells(rights.guards(), rights.gaps()) : WHOLE;
    }

    /** Whether the caller reads everything here and elsewhere. */
    boolean areWhole() {
        return guards == Guards.NONE;
    }

    /** In which rows the column can be read. */
    Predicate readable(Column column) {
        return gaps.getOrDefault(column.name(), Predicate.ALWAYS);
    }

    Field<Object> field(String alias, Column column) {
        return guards.operand(new Operand.OfColumn(column), alias, gaps);
    }

    /** The same under the column's own name. */
    Field<?> named(String alias, Column column) {
        Field<Object> field = field(alias, column);
        return gaps.containsKey(column.name()) ? field.as(DSL.name(column.name())) : field;
    }

    /** What a filter of the caller's asks of the rows under the alias. */
    Condition condition(String alias, Predicate filter) {
        return guards.filter(filter, alias, gaps);
    }

    /** The shape's columns in its order, what is computed of them, the version last. */
    List<Field<?>> returned(RowShape shape, String alias) {
        List<Field<?>> fields = new ArrayList<>();
        shape.columns().forEach(column -> fields.add(field(alias, column)));
        shape.computed().forEach(operand -> fields.add(guards.operand(operand, alias, gaps)));
        if (shape.versioned()) {
            fields.add(Tables.version(alias));
        }
        return fields;
    }
}
