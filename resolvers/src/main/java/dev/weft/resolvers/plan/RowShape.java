package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Which columns of a collection a statement reads, and where in a row each of them stands. The primary key is always
 * the first; the version, where it is read, is the last.
 */
public final class RowShape {
    private static final int ABSENT = -1;

    private final CollectionModel collection;
    private final List<Column> columns;
    private final boolean versioned;
    /** Position in a row by the column's position in its collection. */
    private final int[] slots;

    private RowShape(CollectionModel collection, List<Column> columns, boolean versioned) {
        this.collection = collection;
        this.columns = columns;
        this.versioned = versioned;
        this.slots = new int[collection.columns().size()];
        Arrays.fill(slots, ABSENT);
        for (int slot = 0; slot < columns.size(); slot++) {
            slots[ordinal(collection, columns.get(slot))] = slot;
        }
    }

    /**
     * @param columns of the collection, in any order; the primary key may be left out
     * @param versioned whether rows know their version
     */
    public static RowShape of(CollectionModel collection, Iterable<Column> columns, boolean versioned) {
        SequencedSet<Column> distinct = new LinkedHashSet<>();
        distinct.add(collection.primaryKey());
        columns.forEach(distinct::add);
        return new RowShape(collection, List.copyOf(distinct), versioned);
    }

    /** The column's position in its collection, by which fetchers ask rows for it. */
    public static int ordinal(CollectionModel collection, Column column) {
        List<Column> all = collection.columns();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(column.name())) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column.name() + " in " + collection.table());
    }

    public CollectionModel collection() {
        return collection;
    }

    /** What is read, in the order of a row's values; the version is not among them. */
    public List<Column> columns() {
        return columns;
    }

    public boolean versioned() {
        return versioned;
    }

    /** How many values a row has. */
    public int width() {
        return columns.size() + (versioned ? 1 : 0);
    }

    /** Where a row holds the column with this {@link #ordinal}. */
    public int slot(int ordinal) {
        int slot = slots[ordinal];
        if (slot == ABSENT) {
            throw new IllegalStateException(
                    "column " + collection.columns().get(ordinal).name() + " was not read");
        }
        return slot;
    }

    public boolean reads(Column column) {
        return slots[ordinal(collection, column)] != ABSENT;
    }
}
