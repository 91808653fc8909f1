package dev.weft.change;

import dev.weft.model.CollectionModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Counts rows and shows a few of them. */
record RowSamples(DSLContext sql, Table<?> table) {
    static final int SIZE = 5;

    private static final Field<Object> KEY = DSL.field(DSL.name(CollectionModel.PRIMARY_KEY));

    long count(Condition which) {
        return sql.fetchCount(DSL.selectOne().from(table).where(which));
    }

    /** The keys and one value of the first rows. */
    List<Object> of(Condition which, String shownAs, Field<?> value) {
        return sql
                .select(KEY, DSL.field("{0}::text", value).as(shownAs))
                .from(table)
                .where(which)
                .orderBy(KEY)
                .limit(SIZE)
                .fetch()
                .stream()
                .map(RowSamples::json)
                .toList();
    }

    static Object json(Record row) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Field<?> field : row.fields()) {
            members.put(
                    field.getName(),
                    row.get(field) == null ? "null" : row.get(field).toString());
        }
        return members;
    }
}
