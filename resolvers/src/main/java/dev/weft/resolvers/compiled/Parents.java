package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that lists start at, each of them once: below relations of many to many a row may come up again and again. */
final class Parents {
    private final List<Row> rows;
    private final int[] positions;

    private Parents(List<Row> rows, int[] positions) {
        this.rows = rows;
        this.positions = positions;
    }

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

    List<Row> rows() {
        return rows;
    }

    /** By the position of a row among those given: where it stands among the distinct ones. Not to be changed. */
    int[] positions() {
        return positions;
    }
}
