package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows that lists start at, each of them once: below relations of many to many a row may come up again and again. */
final class Parents {
    private final List<Row> rows = new ArrayList<>();

    /** By the position of the row among those given: where it stands among the distinct ones. */
    private final int[] positions;

    private Parents(List<Row> given) {
        Map<String, Integer> known = new HashMap<>();
        this.positions = new int[given.size()];
        for (int i = 0; i < positions.length; i++) {
            Row row = given.get(i);
            Integer before = known.putIfAbsent(new String(row.keyText(), StandardCharsets.ISO_8859_1), rows.size());
            positions[i] = before == null ? rows.size() : before;
            if (before == null) {
                rows.add(row);
            }
        }
    }

    static Parents of(List<Row> given) {
        return new Parents(given);
    }

    List<Row> rows() {
        return rows;
    }

    int[] positions() {
        return positions;
    }
}
