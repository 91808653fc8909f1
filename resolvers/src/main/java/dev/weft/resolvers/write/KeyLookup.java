package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Finds the rows of one collection that keys name, in one statement, and keeps them from being deleted until the
 * transaction ends.
 */
final class KeyLookup {
    private static final String GIVEN = "given";
    private static final String TARGET = "target";
    private static final String FOUND = "found";
    private static final String POSITION = "#";

    private final OperationSession session;
    private final CollectionModel target;

    KeyLookup(OperationSession session, CollectionModel target) {
        this.session = session;
        this.target = target;
    }

    /** The primary keys of the rows that are there, by the position of their key in the list. */
    Map<Integer, Object> find(List<RowKey> keys) {
        Map<List<Column>, List<Integer>> positions = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            positions
                    .computeIfAbsent(columns(keys.get(i)), _ -> new ArrayList<>())
                    .add(i);
        }
        return positions.entrySet().stream()
                .map(kind -> select(kind.getKey(), kind.getValue(), keys))
                .reduce(Select::unionAll)
                .map(all -> session.fetch(all, this::read))
                .orElse(Map.of());
    }

    /** Rows are locked in a table of their own: a union cannot lock any. */
    private Select<Record> select(List<Column> columns, List<Integer> positions, List<RowKey> keys) {
        Table<Record> table = Tables.table(target).as(TARGET);
        List<Condition> matches = IntStream.range(0, columns.size())
                .mapToObj(part -> Tables.field(TARGET, columns.get(part)).eq(given(columns.get(part))))
                .toList();
        Select<Record> locked = DSL.select(
                        List.of(DSL.field(DSL.name(GIVEN, POSITION)), Tables.field(TARGET, target.primaryKey())))
                .from(given(columns, positions, keys))
                .join(table)
                .on(DSL.and(matches))
                .forKeyShare()
                .of(table);
        return DSL.select(List.of(DSL.field(DSL.name(FOUND, POSITION)), Tables.field(FOUND, target.primaryKey())))
                .from(locked.asTable(FOUND));
    }

    /** What the caller gave as a table: one column for each of the key, and the position. */
    private static Table<?> given(List<Column> columns, List<Integer> positions, List<RowKey> keys) {
        List<Field<?>> arrays = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int part = i;
            List<Object> values =
                    positions.stream().map(p -> values(keys.get(p)).get(part)).toList();
            arrays.add(Values.bindAll(columns.get(i).type(), values));
        }
        arrays.add(Values.bindAll(ValueType.INTEGER, positions));
        String[] names = Stream.concat(columns.stream().map(Column::name), Stream.of(POSITION))
                .toArray(String[]::new);
        return DSL.table(unnest(arrays.size()), arrays.toArray(Field<?>[]::new)).as(GIVEN, names);
    }

    /** PostgreSQL takes several arrays side by side, jOOQ's own function only one. */
    private static String unnest(int arrays) {
        return IntStream.range(0, arrays)
                .mapToObj(i -> "{" + i + "}")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    private static Field<Object> given(Column column) {
        return Tables.field(GIVEN, column);
    }

    private Map<Integer, Object> read(ResultSet result) throws SQLException {
        Map<Integer, Object> found = new HashMap<>();
        while (result.next()) {
            Object key = switch (target.primaryKeyKind()) {
                case UUID -> result.getObject(2, UUID.class);
                case BIGINT -> result.getLong(2);
            };
            found.put(result.getInt(1), key);
        }
        return found;
    }

    private List<Column> columns(RowKey key) {
        return switch (key) {
            case RowKey.ById _ -> List.of(target.primaryKey());
            case RowKey.ByUnique unique -> unique.key().columns();
        };
    }

    private static List<Object> values(RowKey key) {
        return switch (key) {
            case RowKey.ById byId -> List.of(byId.key());
            case RowKey.ByUnique unique -> unique.values();
        };
    }
}
