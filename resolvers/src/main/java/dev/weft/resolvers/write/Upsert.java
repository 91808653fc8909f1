package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Inserts rows that may meet others with the same key, by one statement for all that give the same columns. They are
 * inserted in the order of the key, so that two such statements never wait for each other in a circle. Which returned
 * row is which of the input, the key tells.
 */
final class Upsert {
    private static final String ROW = "T";
    private static final String OLD = "O";
    private static final String GIVEN = GivenRows.NAME;
    private static final String WRITTEN = "W";
    private static final String POSITION = "#";
    private static final String CREATED = "C";

    private final CollectionModel collection;
    private final Conflict conflict;
    private final RowRights rights;
    private final List<Column> columns;
    private final List<Column> taken;
    private final Halves halves;
    private final List<ColumnValues> values = new ArrayList<>();

    /** @param alike rows that give the same columns, the whole key among them, and of which the same is demanded */
    Upsert(RowRights rights, Conflict conflict, List<NewRow> alike) {
        this.rights = rights;
        this.collection = rights.collection();
        this.conflict = conflict;
        NewRow first = alike.getFirst();
        this.columns = first.assignments().stream().map(Assignment::column).toList();
        this.taken = conflict.taken(first);
        this.halves = Halves.of(rights, conflict, first);
        for (int i = 0; i < columns.size(); i++) {
            ColumnValues array = new ColumnValues(columns.get(i).type(), alike.size());
            for (int row = 0; row < alike.size(); row++) {
                array.set(row, alike.get(row).assignments().get(i).value());
            }
            values.add(array);
        }
    }

    /** A row that was written, and whether it is new. */
    record Result(boolean created, Told told) {}

    /**
     * The rows that were written, by their position; then whatever is wrong with each. Those that met one and left it as
     * it is are not among them.
     */
    Map<Integer, Result> write(OperationSession session, RowShape shape) {
        Reply reply = halves.told(Reply.of(shape, rights), created());
        return session.fetch(statement(reply), result -> {
            Map<Integer, Result> rows = new HashMap<>();
            while (result.next()) {
                rows.put(result.getInt(1) - 1, new Result(result.getBoolean(2), reply.read(result, 3)));
            }
            return rows;
        });
    }

    /**
     * The rows that have the keys, by the position of their key. Sees what others have committed meanwhile.
     *
     * @param reply that says also what {@link Met} asks
     */
    Map<Integer, Told> look(OperationSession session, Reply reply) {
        Query look = DSL.resultQuery(
                "select {0}, {1} from {2} join {3} on {4}",
                DSL.name(GIVEN, POSITION), DSL.list(reply.fields(ROW)), given(), table(), sameKey(ROW));
        return session.fetch(look, result -> {
            Map<Integer, Told> rows = new HashMap<>();
            while (result.next()) {
                rows.put(result.getInt(1) - 1, reply.read(result, 2));
            }
            return rows;
        });
    }

    private Query statement(Reply reply) {
        List<Field<?>> returned = reply.fields(ROW);
        List<Name> results = IntStream.range(0, returned.size())
                .mapToObj(i -> DSL.name("R" + i))
                .toList();
        List<Name> all = new ArrayList<>(List.of(DSL.name(CREATED)));
        conflict.key().forEach(column -> all.add(DSL.name(column.name())));
        all.addAll(results);
        return DSL.resultQuery(
                "with {0} as materialized (select * from {1}), {2} ({3}) as ({4} returning with (old as {5}) {6}, {7}, {8})"
                        + " select {9}, {10}, {11} from {2} join {0} on {12}",
                DSL.name(GIVEN),
                given(),
                DSL.name(WRITTEN),
                DSL.list(all),
                insert(),
                DSL.name(OLD),
                created(),
                DSL.list(conflict.key().stream()
                        .map(column -> Tables.field(ROW, column))
                        .toList()),
                DSL.list(returned),
                DSL.name(GIVEN, POSITION),
                DSL.name(WRITTEN, CREATED),
                DSL.list(results),
                sameKey(WRITTEN));
    }

    /** Whether there was no row to meet. */
    private Condition created() {
        return DSL.condition(
                "{0} is null", DSL.name(OLD, collection.primaryKey().name()));
    }

    private QueryPart insert() {
        return DSL.sql(
                "insert into {0} ({1}) select {2} from {3} order by {4} on conflict ({5}) do {6}",
                table(),
                DSL.list(columns.stream().map(column -> DSL.name(column.name())).toList()),
                DSL.list(columns.stream().map(this::given).toList()),
                DSL.name(GIVEN),
                DSL.list(conflict.key().stream().map(this::given).toList()),
                DSL.list(conflict.key().stream()
                        .map(column -> DSL.name(column.name()))
                        .toList()),
                action());
    }

    private QueryPart action() {
        return conflict.update()
                ? DSL.sql("update set {0} where {1}", DSL.list(assignments()), met().condition(ROW))
                : DSL.sql("nothing");
    }

    /** Which rows that were met are changed. */
    private Matching met() {
        return rights.bound()
                ? new Matching(conflict.where(), Cells.of(rights), halves.open())
                : Matching.of(conflict.where());
    }

    private List<QueryPart> assignments() {
        List<QueryPart> assignments = new ArrayList<>();
        taken.forEach(column -> assignments.add(KeyedUpdate.set(column, Tables.field("excluded", column))));
        conflict.ops()
                .forEach(op -> assignments.add(
                        KeyedUpdate.set(op.column(), OpExpression.bound(op, Tables.field(ROW, op.column())))));
        halves.presets()
                .forEach(preset -> assignments.add(KeyedUpdate.set(
                        preset.column(), Values.bind(preset.column().type(), preset.value()))));
        collection
                .columnNamed(CollectionModel.UPDATED_AT)
                .ifPresent(column -> assignments.add(KeyedUpdate.set(column, DSL.currentOffsetDateTime())));
        return assignments;
    }

    private QueryPart table() {
        return DSL.sql("{0} as {1}", Tables.table(collection), DSL.name(ROW));
    }

    private QueryPart given() {
        GivenRows given = new GivenRows();
        for (int i = 0; i < columns.size(); i++) {
            given.with(name(columns.get(i)), values.get(i).parameter());
        }
        return given.source(POSITION);
    }

    private Condition sameKey(String table) {
        return DSL.and(conflict.key().stream()
                .map(column -> Tables.field(table, column).eq(given(column)))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private Field<Object> given(Column column) {
        return (Field<Object>) values.get(columns.indexOf(column)).value(GIVEN, name(column));
    }

    private static String name(Column column) {
        return column.name();
    }
}
