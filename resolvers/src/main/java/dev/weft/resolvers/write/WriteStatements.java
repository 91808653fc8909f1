package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The statements that write one row and return what is selected of it. */
final class WriteStatements {
    private WriteStatements() {}

    /** What the text of an insert follows from. */
    private record InsertText(CollectionModel collection, List<String> columns, RowShape shape) {}

    /** Inserts the row and returns it as the shape says. */
    static Row insert(
            OperationSession session, CollectionModel collection, List<Assignment> assignments, RowShape shape) {
        List<String> columns = new ArrayList<>(assignments.size());
        List<@Nullable Object> values = new ArrayList<>(assignments.size());
        for (Assignment assignment : assignments) {
            columns.add(assignment.column().name());
            values.add(Values.parameter(assignment.column().type(), assignment.value()));
        }
        return session.rows(
                        new InsertText(collection, columns, shape),
                        () -> insert(collection, assignments, shape),
                        values,
                        shape)
                .getFirst();
    }

    private static Query insert(CollectionModel collection, List<Assignment> assignments, RowShape shape) {
        if (assignments.isEmpty()) {
            return DSL.insertInto(Tables.table(collection)).defaultValues().returningResult(returned(shape));
        }
        List<Field<?>> columns = new ArrayList<>();
        List<Field<?>> values = new ArrayList<>();
        for (Assignment assignment : assignments) {
            columns.add(Tables.field(collection, assignment.column()));
            values.add(value(assignment));
        }
        return DSL.insertInto(Tables.table(collection), columns).values(values).returningResult(returned(shape));
    }

    /** Touches the row only where some value would really change. */
    static Query update(WritePlan.Update plan, List<Assignment> assignments, RowShape shape) {
        CollectionModel collection = plan.collection();
        Map<Field<Object>, Field<Object>> values = values(collection, assignments, plan.ops());
        Condition differs = DSL.or(values.entrySet().stream()
                .map(entry -> entry.getKey().isDistinctFrom(entry.getValue()))
                .toList());
        return update(
                collection,
                values,
                row(collection, plan.key(), plan.ifVersion()).and(differs),
                shape);
    }

    private static Map<Field<Object>, Field<Object>> values(
            CollectionModel collection, List<Assignment> assignments, List<ColumnOp> ops) {
        Map<Field<Object>, Field<Object>> values = new LinkedHashMap<>();
        assignments.forEach(a -> values.put(Tables.field(collection, a.column()), value(a)));
        ops.forEach(op -> {
            Field<Object> column = Tables.field(collection, op.column());
            values.put(column, OpExpression.bound(op, column));
        });
        return values;
    }

    private static Query update(
            CollectionModel collection,
            Map<Field<Object>, Field<Object>> changes,
            Condition condition,
            RowShape shape) {
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>(changes);
        collection
                .columnNamed(CollectionModel.UPDATED_AT)
                .ifPresent(column -> values.put(Tables.field(collection, column), DSL.currentOffsetDateTime()));
        return DSL.update(Tables.table(collection)).set(values).where(condition).returningResult(returned(shape));
    }

    static Query delete(WritePlan.Delete plan, RowShape shape) {
        return DSL.deleteFrom(Tables.table(plan.collection()))
                .where(row(plan.collection(), plan.key(), plan.ifVersion()))
                .returningResult(returned(shape));
    }

    static Select<Record> look(CollectionModel collection, Object key, RowShape shape) {
        return DSL.select(returned(shape)).from(Tables.table(collection)).where(row(collection, key, null));
    }

    static Select<Record> look(CollectionModel collection, Predicate which, RowShape shape) {
        return DSL.select(returned(shape))
                .from(Tables.table(collection))
                .where(Tables.condition(collection.table(), which));
    }

    private static Condition row(CollectionModel collection, Object key, @Nullable String ifVersion) {
        Column primaryKey = collection.primaryKey();
        Condition isIt = Tables.field(collection, primaryKey).eq(Values.bind(primaryKey.type(), key));
        return ifVersion == null ? isIt : isIt.and(Tables.version(collection).eq(DSL.val(ifVersion)));
    }

    private static Field<Object> value(Assignment assignment) {
        return Values.bind(assignment.column().type(), assignment.value());
    }

    /** What {@link #returned(RowShape)} returns, of a table under an alias. */
    static List<Field<?>> returned(RowShape shape, String alias) {
        List<Field<?>> fields = new ArrayList<>();
        shape.columns().forEach(column -> fields.add(Tables.field(alias, column)));
        shape.computed().forEach(operand -> fields.add(Tables.operand(alias, operand)));
        if (shape.versioned()) {
            fields.add(Tables.version(alias));
        }
        return fields;
    }

    /** The shape's columns in its order, what is computed of them, the version last. */
    static List<Field<?>> returned(RowShape shape) {
        CollectionModel collection = shape.collection();
        List<Field<?>> fields = new ArrayList<>();
        shape.columns().forEach(column -> fields.add(Tables.field(collection, column)));
        shape.computed().forEach(operand -> fields.add(Tables.operand(collection, operand)));
        if (shape.versioned()) {
            fields.add(Tables.version(collection));
        }
        return fields;
    }
}
