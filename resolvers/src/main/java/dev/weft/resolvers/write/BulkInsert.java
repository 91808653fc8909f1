package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.MergeNotMatchedStep;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Many new rows by one statement, whose text depends on which columns rows give values to, never on how many rows there
 * are. It is a {@code merge} with a table that holds nothing of them: unlike an insert it can say for some rows that a
 * column gets its default, and tell which row of the input became which row of the table.
 */
final class BulkInsert {
    private static final String WRITTEN = "written";
    private static final String POSITION = "#";
    private static final String KIND = "kind";
    private static final String DEMAND = "demand";

    private final CollectionModel collection;
    private final int rows;
    /** Those that any row gives a value to, by their position in the collection. */
    private final Map<Integer, ColumnValues> columns = new TreeMap<>();
    /** For each row which columns it gives a value to. */
    private final List<BitSet> given = new ArrayList<>();
    /** For each row what is demanded of it; null where that is not asked. */
    private Integer @Nullable [] demands;

    private BulkInsert(CollectionModel collection, int rows) {
        this.collection = collection;
        this.rows = rows;
    }

    /** What the text follows from: the columns of all rows, and the sets of columns that rows give. */
    private record Text(CollectionModel collection, List<Integer> columns, List<BitSet> kinds, RowShape shape) {}

    /**
     * The new rows as the reply says, in the order in which they are given; then whatever is wrong with each.
     *
     * @param demands on them
     */
    static List<Told> run(
            OperationSession session,
            CollectionModel collection,
            List<List<Assignment>> rows,
            Reply reply,
            Demands demands) {
        BulkInsert insert = new BulkInsert(collection, rows.size());
        rows.forEach(insert::add);
        List<BitSet> kinds = insert.kinds();
        Reply told = demands.told(reply, DSL.field(DSL.name(GivenRows.NAME, DEMAND), SQLDataType.INTEGER));
        if (!told.isPlain()) {
            insert.demands = demands.positions();
            return session.fetch(insert.statement(kinds, told.fields(collection.table())), told::all);
        }
        RowShape shape = reply.shape();
        return session.fetch(
                new Text(collection, List.copyOf(insert.columns.keySet()), kinds, shape),
                () -> insert.statement(kinds, WriteStatements.returned(shape)),
                insert.parameters(kinds),
                reply::all);
    }

    private void add(List<Assignment> assignments) {
        int row = given.size();
        BitSet ordinals = new BitSet();
        for (Assignment assignment : assignments) {
            Column column = assignment.column();
            int ordinal = RowShape.ordinal(collection, column);
            ordinals.set(ordinal);
            columns.computeIfAbsent(ordinal, _ -> new ColumnValues(column.type(), rows))
                    .set(row, assignment.value());
        }
        given.add(ordinals);
    }

    private Query statement(List<BitSet> kinds, List<Field<?>> fields) {
        List<Field<?>> returned = new ArrayList<>(fields);
        List<Name> names = IntStream.range(0, returned.size())
                .mapToObj(i -> DSL.name(name(i)))
                .toList();
        returned.add(DSL.field(DSL.name(GivenRows.NAME, POSITION)));
        return DSL.resultQuery(
                "with {0} ({1}, {2}) as ({3} returning {4}) select {1} from {0} order by {2}",
                DSL.name(WRITTEN), DSL.list(names), DSL.name(POSITION), merge(kinds), DSL.list(returned));
    }

    private MergeNotMatchedStep<Record> merge(List<BitSet> kinds) {
        MergeNotMatchedStep<Record> merge = DSL.mergeInto(Tables.table(collection))
                .using(rows(kinds).numbered(POSITION))
                .on(DSL.falseCondition());
        for (int kind = 0; kind < kinds.size(); kind++) {
            BitSet ordinals = kinds.get(kind);
            merge = merge.whenNotMatchedAnd(isOf(kind)).thenInsert(targets()).values(values(ordinals));
        }
        return merge;
    }

    /** The different sets of columns, in an order of their own, so that the text does not depend on that of the rows. */
    private List<BitSet> kinds() {
        return given.stream()
                .distinct()
                .sorted(Comparator.comparing(BitSet::toString))
                .toList();
    }

    private GivenRows rows(List<BitSet> kinds) {
        GivenRows all = new GivenRows();
        columns.forEach((ordinal, values) -> all.with(name(ordinal), values.parameter()));
        if (demands != null) {
            all.with(DEMAND, DSL.val(demands));
        }
        return all.with(KIND, DSL.val(kindOfRows(kinds)));
    }

    /** In the order of the arrays. */
    private List<@Nullable Object> parameters(List<BitSet> kinds) {
        List<@Nullable Object> parameters = new ArrayList<>();
        columns.values().forEach(values -> parameters.add(values.array()));
        parameters.add(kindOfRows(kinds));
        return parameters;
    }

    private Integer[] kindOfRows(List<BitSet> kinds) {
        return given.stream().map(kinds::indexOf).toArray(Integer[]::new);
    }

    private static Condition isOf(int kind) {
        return DSL.field(DSL.name(GivenRows.NAME, KIND), SQLDataType.INTEGER).eq(DSL.inline(kind));
    }

    /** The key is always among them: where no row gives a value to anything, it stands for the row. */
    private Collection<Field<?>> targets() {
        List<Field<?>> targets = new ArrayList<>();
        if (!columns.containsKey(0)) {
            targets.add(Tables.field(collection, collection.primaryKey()));
        }
        columns.keySet()
                .forEach(ordinal -> targets.add(
                        Tables.field(collection, collection.columns().get(ordinal))));
        return targets;
    }

    private Collection<Field<?>> values(BitSet ordinals) {
        List<Field<?>> values = new ArrayList<>();
        if (!columns.containsKey(0)) {
            values.add(DSL.defaultValue());
        }
        columns.forEach((ordinal, column) ->
                values.add(ordinals.get(ordinal) ? column.value(GivenRows.NAME, name(ordinal)) : DSL.defaultValue()));
        return values;
    }

    private static String name(int ordinal) {
        return "c" + ordinal;
    }
}
