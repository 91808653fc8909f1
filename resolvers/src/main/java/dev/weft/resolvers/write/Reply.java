package dev.weft.resolvers.write;

import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a statement returns of each row: what a shape says, empty where the caller cannot read it, and what else is asked
 * of the row.
 *
 * @param more numbers to be told, of the row under an alias
 */
record Reply(RowShape shape, Cells cells, List<Function<String, Field<Integer>>> more) {
    Reply {
        more = List.copyOf(more);
    }

    static Reply of(RowShape shape, RowRights rights) {
        return new Reply(shape, Cells.of(rights), List.of());
    }

    /** Also tells, at the next position, whether the condition holds. */
    Reply asking(Predicate condition) {
        return telling(alias -> whether(Guards.condition(condition, alias)));
    }

    static Field<Integer> whether(Condition condition) {
        return DSL.when(condition, DSL.inline(1)).otherwise(DSL.inline(0));
    }

    Reply telling(Function<String, Field<Integer>> number) {
        List<Function<String, Field<Integer>>> all = new ArrayList<>(more);
        all.add(number);
        return new Reply(shape, cells, all);
    }

    /** Whether the shape is all there is to it. */
    boolean isPlain() {
        return more.isEmpty() && cells.areWhole();
    }

    /** Of the table under the alias. */
    List<Field<?>> fields(String alias) {
        List<Field<?>> fields = new ArrayList<>(cells.returned(shape, alias));
        more.forEach(number -> fields.add(number.apply(alias)));
        return fields;
    }

    /** Of a result that holds nothing else. */
    List<Told> all(ResultSet result) throws SQLException {
        List<Told> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(read(result, 1));
        }
        return rows;
    }

    /**
     * @param first index of the result's column that holds the primary key
     */
    Told read(ResultSet result, int first) throws SQLException {
        Row row = RowReader.row(result, shape, first);
        @Nullable Integer[] numbers = new Integer[more.size()];
        for (int i = 0; i < numbers.length; i++) {
            int number = result.getInt(first + shape.width() + i);
            numbers[i] = result.wasNull() ? null : number;
        }
        return Told.of(row, numbers);
    }
}
