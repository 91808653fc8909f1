package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
        Select<Record> locked = DSL.select(List.of(
                        DSL.field(DSL.name(GivenRows.NAME, POSITION)), Tables.field(TARGET, target.primaryKey())))
                .from(given(columns, positions, keys))
                .join(table)
                .on(DSL.and(matches))
                .forKeyShare()
                .of(table);
        return DSL.select(List.of(DSL.field(DSL.name(FOUND, POSITION)), Tables.field(FOUND, target.primaryKey())))
                .from(locked.asTable(FOUND));
    }

    /** What the caller gave: the columns of the key, and the position. */
    private static Table<?> given(List<Column> columns, List<Integer> positions, List<RowKey> keys) {
        GivenRows given = new GivenRows();
        for (int i = 0; i < columns.size(); i++) {
            int part = i;
            List<Object> values =
                    positions.stream().map(p -> values(keys.get(p)).get(part)).toList();
            given.with(columns.get(i).name(), columns.get(i).type(), values);
        }
        return given.with(POSITION, ValueType.INTEGER, positions).table();
    }

    private static Field<Object> given(Column column) {
        return Tables.field(GivenRows.NAME, column);
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
