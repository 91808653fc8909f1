package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keys of rows as the text of one PostgreSQL array, made of what came over the wire. Keys need no quotes. */
public final class WireKeys {
    private final ValueType type;
    private final StringBuilder text = new StringBuilder("{");
    private int size;

    public WireKeys(ValueType type) {
        this.type = type;
    }

    /** The primary keys of the rows, in their order. */
    public static WireKeys of(ValueType type, List<Row> rows) {
        WireKeys keys = new WireKeys(type);
        rows.forEach(row -> keys.add(row.keyText()));
        return keys;
    }

    public void add(byte[] key) {
        add(new String(key, StandardCharsets.ISO_8859_1));
    }

    public void add(String key) {
        if (size++ > 0) {
            text.append(',');
        }
        text.append(key);
    }

    /** Each of them. */
    List<String> texts() {
        return size == 0 ? List.of() : List.of(text.substring(1).split(","));
    }

    public int size() {
        return size;
    }

    /** The name of the array's type. */
    String arrayType() {
        return switch (type) {
            case UUID -> "_uuid";
            case BIGINT -> "_int8";
            default -> throw new IllegalStateException("no key is of type " + type);
        };
    }

    String literal() {
        return text + "}";
    }
}
