package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.ImagePlan;
import java.util.List;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Rows that were written down, as PostgreSQL makes rows of their JSON again. Capital letters keep what is told of them
 * apart from what a builder may have named.
 */
record ImageTable(ImagePlan plan) {
    /** The row's place among the images, from 1 on. */
    static final String NUMBER = "N";

    private static final Name TOLD = DSL.name("I");
    private static final Name VERSION = DSL.name("xmin");

    /** What there is of each besides its columns. */
    List<Field<?>> own() {
        return List.of(
                DSL.field(DSL.name(TOLD, DSL.name("V")), SQLDataType.CLOB).as(VERSION),
                DSL.field(DSL.name(TOLD, DSL.name(NUMBER)), SQLDataType.BIGINT).as(NUMBER));
    }

    /** The rows under the alias. */
    Table<Record> rows(CollectionModel collection, String alias) {
        return DSL.table(
                "unnest({0}, {1}) with ordinality as {2}({3}, {4}, {5})"
                        + " cross join lateral json_populate_record(cast(null as {6}), cast({7} as json)) as {8}",
                Values.bindAll(ValueType.TEXT, plan.images()),
                Values.bindAll(ValueType.TEXT, plan.versions()),
                TOLD,
                DSL.name("J"),
                DSL.name("V"),
                DSL.name(NUMBER),
                DSL.name(collection.schema(), collection.table()),
                DSL.name(TOLD, DSL.name("J")),
                DSL.name(alias));
    }
}
