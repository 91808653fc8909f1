package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.ResultReader;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.write.ColumnOp.Operand;
import dev.weft.resolvers.write.KeyedChange.Kind;
import dev.weft.resolvers.write.RowChanges.By;
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
import org.jspecify.annotations.Nullable;

/**
 * Changes many rows of one collection, each in its own way but all of the same kind, by one statement whose text does not
 * depend on how many there are. Rows are locked in the order of their keys, so that two such statements never wait for
 * each other in a circle, and touched only where some value would really change.
 */
final class KeyedUpdate {
    private static final String ROW = "T";
    private static final String GIVEN = GivenRows.NAME;
    private static final String LOCKED = "L";
    private static final String WRITTEN = "W";
    private static final String POSITION = "#";
    private static final String KEY = "k";
    private static final String VERSION = "v";

    private final CollectionModel collection;
    private final Kind kind;
    private final RowRights rights;
    private final Predicate open;
    private final List<ColumnValues> columns = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private KeyedUpdate(CollectionModel collection, List<KeyedChange> alike, RowRights rights) {
        this.collection = collection;
        this.rights = rights;
        this.kind = alike.getFirst().kind(rights);
        this.open = rights.open(PolicyAction.UPDATE, alike.getFirst().touched());
        int rows = alike.size();
        add(
                KEY,
                collection.primaryKey().type(),
                alike.stream().map(KeyedChange::key).toList());
        for (int i = 0; i < kind.columns().size(); i++) {
            int at = i;
            add(
                    "c" + i,
                    kind.columns().get(i).type(),
                    values(alike, change -> change.assignments().get(at).value()));
        }
        List<Operand> operands = operands(alike.getFirst());
        List<List<Operand>> all = alike.stream().map(KeyedUpdate::operands).toList();
        for (int i = 0; i < operands.size(); i++) {
            int at = i;
            List<@Nullable Object> values = new ArrayList<>(rows);
            all.forEach(each -> values.add(each.get(at).value()));
            add("o" + i, operands.get(i).type(), values);
        }
        if (kind.versioned()) {
            add(VERSION, ValueType.TEXT, values(alike, KeyedChange::ifVersion));
        }
    }

    private static List<Operand> operands(KeyedChange change) {
        return change.ops().stream().flatMap(op -> op.operands().stream()).toList();
    }

    private static List<@Nullable Object> values(
            List<KeyedChange> changes, java.util.function.Function<KeyedChange, @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>(changes.size());
        changes.forEach(change -> values.add(value.apply(change)));
        return values;
    }

    private void add(String name, ValueType type, List<? extends @Nullable Object> values) {
        ColumnValues array = new ColumnValues(type, values.size());
        for (int i = 0; i < values.size(); i++) {
            array.set(i, values.get(i));
        }
        names.add(name);
        columns.add(array);
    }

    private record Text(CollectionModel collection, Kind kind, RowShape shape) {}

    /**
     * The rows that were changed, by the position of their change in the list.
     *
     * @param alike of one kind that is not empty, each of another row
     */
    static Map<Integer, Told> run(Writing writing, CollectionModel collection, List<KeyedChange> alike, Reply reply) {
        RowRights rights = writing.rights(collection);
        KeyedUpdate update = new KeyedUpdate(collection, alike, rights);
        ResultReader<Map<Integer, Told>> reader = result -> {
            Map<Integer, Told> rows = new HashMap<>();
            while (result.next()) {
                rows.put(result.getInt(1) - 1, reply.read(result, 2));
            }
            return rows;
        };
        return rights.bound()
                ? writing.session().fetch(update.statement(reply), reader)
                : writing.session()
                        .fetch(
                                new Text(collection, update.kind, reply.shape()),
                                () -> update.statement(reply),
                                update.columns.stream()
                                        .<@Nullable Object>map(ColumnValues::array)
                                        .toList(),
                                reader);
    }

    private Query statement(Reply reply) {
        List<Field<?>> returned = reply.fields(ROW);
        List<Name> results = new ArrayList<>(List.of(DSL.name(POSITION)));
        IntStream.range(0, returned.size()).forEach(i -> results.add(DSL.name("r" + i)));
        return DSL.resultQuery(
                "with {0} as ({1}), {2} ({3}) as (update {4} set {5} from {0} where {6} returning {7}, {8}) select {3} from {2}",
                DSL.name(LOCKED),
                locked(),
                DSL.name(WRITTEN),
                DSL.list(results),
                table(),
                DSL.list(assignments()),
                DSL.and(key(LOCKED), current(), differs(), allowed()),
                DSL.field(DSL.name(LOCKED, POSITION)),
                DSL.list(returned));
    }

    private QueryPart table() {
        return DSL.sql("{0} as {1}", Tables.table(collection), DSL.name(ROW));
    }

    private QueryPart locked() {
        GivenRows given = new GivenRows();
        for (int i = 0; i < columns.size(); i++) {
            given.with(names.get(i), columns.get(i).parameter());
        }
        return DSL.resultQuery(
                "select {0}.* from {1} join {2} on {3} order by {4} for no key update of {5}",
                DSL.name(GIVEN),
                given.source(POSITION),
                table(),
                key(GIVEN),
                Tables.field(ROW, collection.primaryKey()),
                DSL.name(ROW));
    }

    @SuppressWarnings("unchecked")
    private Condition key(String given) {
        Column key = collection.primaryKey();
        return Tables.field(ROW, key).eq((Field<Object>) columns.getFirst().value(given, KEY));
    }

    private Condition current() {
        return kind.versioned()
                ? Tables.version(ROW).eq(DSL.field(DSL.name(LOCKED, VERSION), String.class))
                : DSL.noCondition();
    }

    /** Whether the caller may do this to the row. */
    private Condition allowed() {
        return Guards.condition(open, ROW);
    }

    /** What the server sets besides is no reason to touch a row. */
    private Condition differs() {
        Differences differences = new Differences(ROW, Cells.of(rights));
        for (int i = 0; i < kind.columns().size(); i++) {
            if (kind.by().isEmpty() || kind.by().get(i) != By.SERVER) {
                differences.add(kind.columns().get(i), value(i));
            }
        }
        List<Field<Object>> made = made();
        for (int i = 0; i < made.size(); i++) {
            differences.add(kind.ops().get(i).column(), made.get(i));
        }
        return differences.any();
    }

    private List<QueryPart> assignments() {
        List<QueryPart> assignments = new ArrayList<>();
        for (int i = 0; i < kind.columns().size(); i++) {
            assignments.add(set(kind.columns().get(i), value(i)));
        }
        List<Field<Object>> made = made();
        for (int i = 0; i < made.size(); i++) {
            assignments.add(set(kind.ops().get(i).column(), made.get(i)));
        }
        collection
                .columnNamed(CollectionModel.UPDATED_AT)
                .ifPresent(column -> assignments.add(set(column, DSL.currentOffsetDateTime())));
        return assignments;
    }

    static QueryPart set(Column column, Field<?> value) {
        return DSL.sql("{0} = {1}", DSL.name(column.name()), value);
    }

    /** Behind the key. */
    @SuppressWarnings("unchecked")
    private Field<Object> value(int column) {
        return (Field<Object>) columns.get(1 + column).value(LOCKED, "c" + column);
    }

    private List<Field<Object>> made() {
        List<Field<Object>> made = new ArrayList<>();
        int next = 0;
        for (ColumnOp.Kind op : kind.ops()) {
            List<Field<?>> operands = new ArrayList<>();
            int count =
                    op.steps().stream().mapToInt(step -> step.verb().operands()).sum();
            for (int i = 0; i < count; i++) {
                operands.add(columns.get(1 + kind.columns().size() + next).value(LOCKED, "o" + next));
                next++;
            }
            made.add(OpExpression.of(op, Tables.field(ROW, op.column()), operands));
        }
        return made;
    }
}
