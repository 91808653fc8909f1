package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectForUpdateOfStep;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one collection that keys name, in one statement for every kind of key, and keeps them as they are
 * until the transaction ends. Rows and values that the caller cannot read are not found.
 */
final class KeyLookup {
    private static final String TARGET = "target";
    private static final String FOUND = "found";
    private static final String POSITION = "#";

    private final OperationSession session;
    private final CollectionModel target;
    private final Purpose purpose;
    private final @Nullable Column owner;
    private final RowRights rights;
    private final Cells cells;

    /** What the rows are wanted for, which says how firmly they are held. */
    enum Purpose {
        /** Others may change them but not delete them. */
        REFER,
        /** Others may only refer to them. */
        CHANGE
    }

    /**
     * A row that is there.
     *
     * @param owner the value of the foreign key that was asked for
     */
    record Found(Object key, @Nullable Object owner) {}

    KeyLookup(Writing writing, CollectionModel target) {
        this(writing, target, Purpose.REFER, null);
    }

    /**
     * @param owner a foreign key of the rows that is read, too; null for none
     */
    KeyLookup(Writing writing, CollectionModel target, Purpose purpose, @Nullable Column owner) {
        this.session = writing.session();
        this.target = target;
        this.purpose = purpose;
        this.owner = owner;
        this.rights = writing.rights(target);
        this.cells = Cells.of(rights);
    }

    /** The rows that are there, by the position of their key in the list. */
    Map<Integer, Found> find(List<RowKey> keys) {
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

    /** The rows that keys name, one for each of them. All must be there. */
    List<Found> all(List<RowKey> keys) {
        Map<Integer, Found> found = find(keys);
        List<ApiError> missing = new ArrayList<>();
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Found one = found.get(i);
            if (one == null) {
                missing.add(ApiError.of(ErrorCode.NOT_FOUND, "There is no " + target.typeName() + " with this key")
                        .at(keys.get(i).path()));
            } else {
                all.add(one);
            }
        }
        if (!missing.isEmpty()) {
            throw new ApiException(missing);
        }
        return all;
    }

    /** Rows are locked in a table of their own, since a union cannot lock any, and in the order of their keys. */
    private Select<Record> select(List<Column> columns, List<Integer> positions, List<RowKey> keys) {
        Table<Record> table = Tables.table(target).as(TARGET);
        List<Condition> matches = IntStream.range(0, columns.size())
                .mapToObj(part -> cells.field(TARGET, columns.get(part)).eq(given(columns.get(part))))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!rights.readable().equals(Predicate.ALWAYS)) {
            matches.add(Guards.condition(rights.readable(), TARGET));
        }
        List<Field<?>> read = new ArrayList<>();
        read.add(DSL.field(DSL.name(GivenRows.NAME, POSITION)));
        read.add(Tables.field(TARGET, target.primaryKey()));
        List<Field<?>> found = new ArrayList<>();
        found.add(DSL.field(DSL.name(FOUND, POSITION)));
        found.add(Tables.field(FOUND, target.primaryKey()));
        if (owner != null) {
            read.add(cells.named(TARGET, owner));
            found.add(Tables.field(FOUND, owner));
        }
        Select<Record> locked = locking(DSL.select(read)
                        .from(given(columns, positions, keys))
                        .join(table)
                        .on(DSL.and(matches))
                        .orderBy(Tables.field(TARGET, target.primaryKey())))
                .of(table);
        return DSL.select(found).from(locked.asTable(FOUND));
    }

    private SelectForUpdateOfStep<Record> locking(SelectForUpdateStep<Record> select) {
        return switch (purpose) {
            case REFER -> select.forKeyShare();
            case CHANGE -> select.forNoKeyUpdate();
        };
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

    private Map<Integer, Found> read(ResultSet result) throws SQLException {
        Map<Integer, Found> found = new HashMap<>();
        while (result.next()) {
            Object key = Objects.requireNonNull(KeyValues.read(result, 2, target.primaryKey()));
            found.put(result.getInt(1), new Found(key, owner == null ? null : KeyValues.read(result, 3, owner)));
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
