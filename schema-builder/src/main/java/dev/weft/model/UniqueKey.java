package dev.weft.model;

import java.util.List;

/**
 * A way to name one row other than its id.
 *
 * @param memberName member of the key input: {@code slug}, or {@code aB} for the fields a and b
 * @param enumName of the key: {@code SLUG}, {@code A_B}
 * @param columns its columns, in the index's order
 */
public record UniqueKey(String memberName, String enumName, List<Column> columns) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
