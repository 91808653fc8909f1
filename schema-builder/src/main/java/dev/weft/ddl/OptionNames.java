package dev.weft.ddl;

import dev.weft.catalog.FieldType;
import java.util.Map;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** Chosen options under their new names. All are renamed at once, so that two of them can change places. */
final class OptionNames {
    private OptionNames() {}

    static Field<?> renamed(Field<?> values, FieldType type, Map<String, String> newNames) {
        if (type != FieldType.MULTI_SELECT) {
            return renamed(values, newNames);
        }
        Field<?> chosen = DSL.field(DSL.name("chosen"));
        return Conversions.field(
                "(select array_agg({0} order by place) from unnest({1}) with ordinality as choice(chosen, place))",
                renamed(chosen, newNames), values);
    }

    private static Field<?> renamed(Field<?> value, Map<String, String> newNames) {
        QueryPart cases = newNames.entrySet().stream()
                .<QueryPart>map(
                        entry -> DSL.sql("when {0} then {1}", DSL.inline(entry.getKey()), DSL.inline(entry.getValue())))
                .reduce((left, right) -> DSL.sql("{0} {1}", left, right))
                .orElseThrow();
        return Conversions.field("case {0} {1} else {0} end", value, cases);
    }
}
