package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a statement reads of each row of a collection, and where in the row it stands: columns, of which the primary key
 * is the first, what is computed besides them, the version where it is read, and then the same of each row that is read
 * along.
 */
public final class RowShape {
    private static final int ABSENT = -1;

    private final CollectionModel collection;
    private final List<Column> columns;
    private final List<Operand> computed;
    private final boolean versioned;
    private final List<FoldedRow> folded;
    /** Position in a row by the column's position in its collection. */
    private final int[] slots;

    private RowShape(
            CollectionModel collection,
            List<Column> columns,
            List<Operand> computed,
            boolean versioned,
            List<FoldedRow> folded) {
        this.collection = collection;
        this.columns = columns;
        this.computed = computed;
        this.versioned = versioned;
        this.folded = folded;
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
        return of(collection, columns, List.of(), versioned);
    }

    /**
     * @param operands read besides; those that are columns join them
     */
    public static RowShape of(
            CollectionModel collection, Iterable<Column> columns, List<Operand> operands, boolean versioned) {
        SequencedSet<Column> distinct = new LinkedHashSet<>();
        distinct.add(collection.primaryKey());
        columns.forEach(distinct::add);
        SequencedSet<Operand> computed = new LinkedHashSet<>();
        for (Operand operand : operands) {
            if (operand instanceof Operand.OfColumn(Column column)) {
                distinct.add(column);
            } else {
                computed.add(operand);
            }
        }
        return new RowShape(collection, List.copyOf(distinct), List.copyOf(computed), versioned, List.of());
    }

    /** The same with other rows read along. */
    RowShape with(List<FoldedRow> rows) {
        return rows.isEmpty() ? this : new RowShape(collection, columns, computed, versioned, List.copyOf(rows));
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

    /** The columns that are read, in the order of a row's values. */
    public List<Column> columns() {
        return columns;
    }

    /** What follows the columns in a row. */
    public List<Operand> computed() {
        return computed;
    }

    public boolean versioned() {
        return versioned;
    }

    /** The rows that are read along, in the order of a row's values. */
    public List<FoldedRow> folded() {
        return folded;
    }

    /** Whether the row that the relation leads to is read along. */
    public boolean folds(RelationEnd relation) {
        return folded.stream().anyMatch(row -> row.relation().equals(relation));
    }

    /** How many values a row has, those of rows that are read along included. */
    public int width() {
        int width = ownWidth();
        for (FoldedRow row : folded) {
            width += row.shape().width();
        }
        return width;
    }

    /** How many values a row has of its own. */
    public int ownWidth() {
        return columns.size() + computed.size() + (versioned ? 1 : 0);
    }

    /** Where a row holds its version. */
    public int versionSlot() {
        if (!versioned) {
            throw new IllegalStateException("the version of " + collection.table() + " was not read");
        }
        return ownWidth() - 1;
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

    /** Where a row holds what the operand says. */
    public int slot(Operand operand) {
        if (operand instanceof Operand.OfColumn(Column column)) {
            return slot(ordinal(collection, column));
        }
        int position = computed.indexOf(operand);
        if (position == ABSENT) {
            throw new IllegalStateException("was not read: " + operand);
        }
        return columns.size() + position;
    }

    public boolean reads(Column column) {
        return slots[ordinal(collection, column)] != ABSENT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof RowShape shape
                        && shape.collection.equals(collection)
                        && shape.versioned == versioned
                        && Arrays.equals(shape.slots, slots)
                        && shape.computed.equals(computed)
                        && shape.folded.equals(folded));
    }

    @Override
    public int hashCode() {
        return (Arrays.hashCode(slots) * 31 + computed.hashCode()) * 31 + folded.hashCode();
    }
}
