package dev.weft.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.ddl.LoggedTable;
import dev.weft.ddl.RowShape;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shapes that logged rows have or had. They are never taken away: the log may still hold rows of them. */
public final class RowShapes {
    private static final JsonMapper JSON_MAPPER = JsonMapper.shared();
    private static final Table<?> SHAPE = DSL.table(DSL.name("weft", "change_shape"));
    private static final Field<Long> ID = DSL.field(DSL.name("id"), SQLDataType.BIGINT);
    private static final Field<JSON> COLUMNS = DSL.field(DSL.name("columns"), SQLDataType.JSON);

    private final DSLContext sql;

    public RowShapes(DSLContext sql) {
        this.sql = sql;
    }

    /** Those that the second catalog has and the first had not. */
    void save(ProjectCatalog before, ProjectCatalog after) {
        Set<RowShape> known = shapes(before);
        Set<RowShape> fresh = shapes(after);
        fresh.removeAll(known);
        save(fresh);
    }

    private static Set<RowShape> shapes(ProjectCatalog catalog) {
        return LoggedTable.all(catalog).map(LoggedTable::shape).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    void save(Collection<RowShape> shapes) {
        if (!shapes.isEmpty()) {
            sql.insertInto(SHAPE, ID, COLUMNS)
                    .valuesOfRows(shapes.stream()
                            .map(shape ->
                                    DSL.row(shape.id(), JSON.valueOf(JSON_MAPPER.writeValueAsString(shape.columns()))))
                            .toList())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Those with the ids, as far as they are known. */
    public Map<Long, RowShape> find(Collection<Long> ids) {
        return sql.select(ID, COLUMNS)
                .from(SHAPE)
                .where(ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .fetchMap(
                        row -> row.get(ID),
                        row -> new RowShape(JSON_MAPPER.readValue(
                                row.get(COLUMNS).data(), new TypeReference<List<RowShape.Column>>() {})));
    }
}
