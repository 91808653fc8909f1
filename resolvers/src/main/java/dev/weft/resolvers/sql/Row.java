package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.RowShape;
import org.jspecify.annotations.Nullable;

/** A row as it was read: the values of its shape's columns, as fetchers return them. */
public final class Row {
    private final RowShape shape;
    private final @Nullable Object[] values;

    /**
     * @param values in the shape's order; not copied
     */
    public Row(RowShape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    public RowShape shape() {
        return shape;
    }

    public CollectionModel collection() {
        return shape.collection();
    }

    /** The primary key: a UUID or a Long. */
    public Object key() {
        Object key = values[0];
        if (key == null) {
            throw new IllegalStateException("a row of " + collection().table() + " without a key");
        }
        return key;
    }

    /**
     * @param ordinal see {@link RowShape#ordinal}
     */
    public @Nullable Object value(int ordinal) {
        return values[shape.slot(ordinal)];
    }

    public @Nullable Object value(Column column) {
        return value(RowShape.ordinal(collection(), column));
    }

    public @Nullable Object value(Operand operand) {
        return values[shape.slot(operand)];
    }

    /** Changes with every write. Only rows of a versioned shape know it. */
    public String version() {
        Object version = shape.versioned() ? values[values.length - 1] : null;
        if (version == null) {
            throw new IllegalStateException("the version of " + collection().table() + " was not read");
        }
        return (String) version;
    }
}
