package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.OperationSession;
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
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The statements that write one row and return what is selected of it. */
final class WriteStatements {
    private static final String ROW = "T";

    private WriteStatements() {}

    /** What the text of an insert follows from. */
    private record InsertText(CollectionModel collection, List<String> columns, RowShape shape) {}

    /** Inserts the row and returns it as the reply says. */
    static Told insert(
            OperationSession session, CollectionModel collection, List<Assignment> assignments, Reply reply) {
        if (!reply.isPlain()) {
            return session.fetch(insert(collection, assignments, reply.fields(collection.table())), reply::all)
                    .getFirst();
        }
        RowShape shape = reply.shape();
        List<String> columns = new ArrayList<>(assignments.size());
        List<@Nullable Object> values = new ArrayList<>(assignments.size());
        for (Assignment assignment : assignments) {
            columns.add(assignment.column().name());
            values.add(Values.parameter(assignment.column().type(), assignment.value()));
        }
        return session.fetch(
                        new InsertText(collection, columns, shape),
                        () -> insert(collection, assignments, returned(shape)),
                        values,
                        reply::all)
                .getFirst();
    }

    private static ResultQuery<Record> insert(
            CollectionModel collection, List<Assignment> assignments, List<Field<?>> returned) {
        if (assignments.isEmpty()) {
            return DSL.insertInto(Tables.table(collection)).defaultValues().returningResult(returned);
        }
        List<Field<?>> columns = new ArrayList<>();
        List<Field<?>> values = new ArrayList<>();
        for (Assignment assignment : assignments) {
            columns.add(Tables.field(collection, assignment.column()));
            values.add(value(assignment));
        }
        return DSL.insertInto(Tables.table(collection), columns).values(values).returningResult(returned);
    }

    /** Touches the row only where some value would really change. */
    static Query update(WritePlan.Update plan, List<Assignment> assignments, Predicate open, Reply reply) {
        CollectionModel collection = plan.collection();
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        Differences differences = new Differences(collection.table(), reply.cells());
        for (Assignment assignment : assignments) {
            values.put(Tables.field(collection, assignment.column()), value(assignment));
            if (assignment.supplied()) {
                differences.add(assignment.column(), value(assignment));
            }
        }
        for (ColumnOp op : plan.ops()) {
            Field<Object> column = Tables.field(collection, op.column());
            values.put(column, OpExpression.bound(op, column));
            differences.add(op.column(), OpExpression.bound(op, column));
        }
        collection
                .columnNamed(CollectionModel.UPDATED_AT)
                .ifPresent(column -> values.put(Tables.field(collection, column), DSL.currentOffsetDateTime()));
        return DSL.update(Tables.table(collection))
                .set(values)
                .where(row(collection, plan.key(), plan.ifVersion()).and(differences.any()))
                .and(Guards.condition(open, collection.table()))
                .returningResult(returned(reply));
    }

    static Query delete(WritePlan.Delete plan, Predicate open, Reply reply) {
        return DSL.deleteFrom(Tables.table(plan.collection()))
                .where(row(plan.collection(), plan.key(), plan.ifVersion()))
                .and(Guards.condition(open, plan.collection().table()))
                .returningResult(returned(reply));
    }

    private static List<Field<?>> returned(Reply reply) {
        return reply.isPlain()
                ? returned(reply.shape())
                : reply.fields(reply.shape().collection().table());
    }

    static Select<Record> look(CollectionModel collection, Matching which, Reply reply) {
        return DSL.select(reply.fields(ROW))
                .from(Tables.table(collection).as(ROW))
                .where(which.condition(ROW));
    }

    private static Condition row(CollectionModel collection, Object key, @Nullable String ifVersion) {
        Column primaryKey = collection.primaryKey();
        Condition isIt = Tables.field(collection, primaryKey).eq(Values.bind(primaryKey.type(), key));
        return ifVersion == null ? isIt : isIt.and(Tables.version(collection).eq(DSL.val(ifVersion)));
    }

    private static Field<Object> value(Assignment assignment) {
        return Values.bind(assignment.column().type(), assignment.value());
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
