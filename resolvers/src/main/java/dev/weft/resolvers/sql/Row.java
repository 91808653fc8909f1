package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.FoldedRow;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.RowShape;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row as it came over the wire: texts in PostgreSQL's format, turned into Java values when somebody asks for them. */
public final class Row {
    private final RowShape shape;
    private final byte[] @Nullable [] texts;
    /** Where the row's own texts begin. */
    private final int start;

    /**
     * @param texts in the shape's order; not copied
     */
    Row(RowShape shape, byte[] @Nullable [] texts) {
        this(shape, texts, 0);
    }

    private Row(RowShape shape, byte[] @Nullable [] texts, int start) {
        this.shape = shape;
        this.texts = texts;
        this.start = start;
    }

    public RowShape shape() {
        return shape;
    }

    public CollectionModel collection() {
        return shape.collection();
    }

    /** The primary key: a UUID or a Long. */
    public Object key() {
        Object key = Wire.decode(keyText(), collection().primaryKey().type());
        if (key == null) {
            throw noKey();
        }
        return key;
    }

    /** The primary key as PostgreSQL writes it. Not to be changed. */
    public byte[] keyText() {
        byte[] key = texts[start];
        if (key == null) {
            throw noKey();
        }
        return key;
    }

    private IllegalStateException noKey() {
        return new IllegalStateException("a row of " + collection().table() + " without a key");
    }

    /**
     * @param ordinal see {@link RowShape#ordinal}
     */
    public @Nullable Object value(int ordinal) {
        return Wire.decode(text(ordinal), collection().columns().get(ordinal).type());
    }

    /** The value of the column as PostgreSQL writes it. Not to be changed. */
    public byte @Nullable [] text(int ordinal) {
        return texts[start + shape.slot(ordinal)];
    }

    public @Nullable Object value(Column column) {
        return value(RowShape.ordinal(collection(), column));
    }

    public @Nullable Object value(Operand operand) {
        return Wire.decode(texts[start + shape.slot(operand)], operand.type());
    }

    /** Changes with every write. Only rows of a versioned shape know it. */
    public String version() {
        byte[] version = Objects.requireNonNull(texts[start + shape.versionSlot()]);
        return new String(version, StandardCharsets.UTF_8);
    }

    /** The row that the relation leads to, which was read along; null where there is none. */
    public @Nullable Row along(RelationEnd relation) {
        int from = start + shape.ownWidth();
        for (FoldedRow folded : shape.folded()) {
            if (folded.relation().equals(relation)) {
                return texts[from] == null ? null : new Row(folded.shape(), texts, from);
            }
            from += folded.shape().width();
        }
        throw new IllegalStateException("was not read along: " + relation.apiName());
    }
}
