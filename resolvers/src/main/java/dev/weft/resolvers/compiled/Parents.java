package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that lists start at, each of them once: below relations of many to many a row may come up again and again.
 *
 * @param positions by the position of the row among those given: where it stands among the distinct ones
 */
record Parents(List<Row> rows, int[] positions) {
    static Parents of(List<Row> given) {
        Map<String, Integer> known = new HashMap<>();
        List<Row> distinct = new ArrayList<>(given.size());
        int[] positions = new int[given.size()];
        for (int i = 0; i < positions.length; i++) {
            Row row = given.get(i);
            Integer before = known.putIfAbsent(new String(row.keyText(), StandardCharsets.ISO_8859_1), distinct.size());
            positions[i] = before == null ? distinct.size() : before;
            if (before == null) {
                distinct.add(row);
            }
        }
        return new Parents(distinct, positions);
    }
}
