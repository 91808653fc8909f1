package dev.weft.ddl;

import dev.weft.catalog.FieldId;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of values that are there already.
 *
 * @param backfills plain JSON values for rows that have none
 * @param nullable fields of another type whose values become null where they do not convert
 * @param renamedOptions for each select field the former names of options and the new ones
 */
public record ExistingRows(
        Map<FieldId, Object> backfills, Set<FieldId> nullable, Map<FieldId, Map<String, String>> renamedOptions) {
    public static final ExistingRows UNTOUCHED = new ExistingRows(Map.of(), Set.of(), Map.of());

    public ExistingRows {
        backfills = Map.copyOf(backfills);
        nullable = Set.copyOf(nullable);
        renamedOptions = Map.copyOf(renamedOptions);
    }

    public static ExistingRows filled(Map<FieldId, Object> backfills) {
        return new ExistingRows(backfills, Set.of(), Map.of());
    }
}
