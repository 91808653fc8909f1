package dev.weft.change;

import java.util.Map;
import java.util.function.Predicate;

/**
 * From how many rows on a table is changed in stages, beside its readers and writers. With fewer, looking at every row
 * takes less time than a reader notices.
 */
record LargeTables(long rows) {
    static final LargeTables USUAL = new LargeTables(20_000);

    Predicate<String> among(Map<String, Long> estimates) {
        return table -> estimates.getOrDefault(table, 0L) >= rows;
    }
}
