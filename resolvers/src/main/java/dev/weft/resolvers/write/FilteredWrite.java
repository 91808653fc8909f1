package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Writes all rows that match, by one statement: it locks them in the order of their keys, and goes on only when
 * there are no more than expected.
 *
 * @param most how many rows may be found
 * @param path of the argument that says so, for the refusal
 */
record FilteredWrite(
        OperationSession session, CollectionModel collection, Matching matching, int most, ArgumentPath path) {
    private static final String ROW = "T";
    private static final String FOUND = "F";
    private static final String WRITTEN = "W";
    private static final String COUNTED = "N";
    private static final String KEY = "k";
    private static final String COUNT = "n";

    /** Every row gets the values and a new version, also where they are those that it has. In the order of the keys. */
    List<Told> update(List<Assignment> assignments, List<ColumnOp> ops, Reply reply) {
        return written(
                reply,
                "no key update",
                DSL.sql(
                        "update {0} set {1} from {2} where {3}",
                        table(), DSL.list(values(assignments, ops)), DSL.name(FOUND), allowed()));
    }

    /** As they were, in the order of the keys. */
    List<Told> delete(Reply reply) {
        return written(
                reply, "update", DSL.sql("delete from {0} using {1} where {2}", table(), DSL.name(FOUND), allowed()));
    }

    /** Writes nothing, and keeps others from changing the rows. */
    List<Told> lock(Reply reply) {
        List<Told> rows = session.fetch(
                DSL.resultQuery(
                        "select {0} from {1} where {2} order by {3} limit {4} for no key update of {5}",
                        DSL.list(reply.fields(ROW)),
                        table(),
                        matching.condition(ROW),
                        key(),
                        DSL.val(1L + most),
                        DSL.name(ROW)),
                reply::all);
        if (rows.size() > most) {
            throw exceeded();
        }
        return rows;
    }

    private List<Told> written(Reply reply, String lock, QueryPart write) {
        return session.fetch(statement(reply, lock, write), result -> {
            List<Told> rows = new ArrayList<>();
            while (result.next()) {
                if (result.getLong(1) > most) {
                    throw exceeded();
                }
                if (result.getObject(2) != null) {
                    rows.add(reply.read(result, 2));
                }
            }
            return rows;
        });
    }

    private Query statement(Reply reply, String lock, QueryPart write) {
        List<Field<?>> returned = reply.fields(ROW);
        List<Name> names = IntStream.range(0, returned.size())
                .mapToObj(i -> DSL.name("r" + i))
                .toList();
        return DSL.resultQuery(
                "with {0} as ({1}), {2} ({3}) as ({4} returning {5})"
                        + " select {6}, {3} from (select count(*) as {6} from {0}) as {7} left join {2} on true order by {8}",
                DSL.name(FOUND),
                found(lock),
                DSL.name(WRITTEN),
                DSL.list(names),
                write,
                DSL.list(returned),
                DSL.name(COUNT),
                DSL.name(COUNTED),
                names.getFirst());
    }

    private QueryPart found(String lock) {
        return DSL.resultQuery(
                "select {0} as {1} from {2} where {3} order by {0} limit {4} for " + lock + " of {5}",
                key(),
                DSL.name(KEY),
                table(),
                matching.condition(ROW),
                DSL.val(1L + most),
                DSL.name(ROW));
    }

    private QueryPart allowed() {
        return DSL.condition(
                "{0} = {1} and (select count(*) from {2}) <= {3}",
                key(), DSL.name(FOUND, KEY), DSL.name(FOUND), DSL.val((long) most));
    }

    private QueryPart table() {
        return DSL.sql("{0} as {1}", Tables.table(collection), DSL.name(ROW));
    }

    private Field<Object> key() {
        return Tables.field(ROW, collection.primaryKey());
    }

    private List<QueryPart> values(List<Assignment> assignments, List<ColumnOp> ops) {
        List<QueryPart> values = new ArrayList<>();
        assignments.forEach(each -> values.add(
                KeyedUpdate.set(each.column(), Values.bind(each.column().type(), each.value()))));
        ops.forEach(op ->
                values.add(KeyedUpdate.set(op.column(), OpExpression.bound(op, Tables.field(ROW, op.column())))));
        collection
                .columnNamed(CollectionModel.UPDATED_AT)
                .ifPresent(column -> values.add(KeyedUpdate.set(column, DSL.currentOffsetDateTime())));
        return values;
    }

    private ApiException exceeded() {
        return new ApiException(ApiError.of(
                        ErrorCode.AFFECTED_LIMIT_EXCEEDED,
                        "The filter finds more than " + most + " rows of " + collection.typeName()
                                + ", so nothing was changed: make it narrower, or raise 'maxAffected'")
                .at(path.names()));
    }
}
