package dev.weft.change;

import dev.weft.catalog.ProjectId;
import dev.weft.ddl.Stage;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Indexes that are built beside writers, and that stay behind unfinished when the building is interrupted. */
record ConcurrentIndexes(DSLContext sql) {
    boolean isValid(ProjectId project, Stage stage) {
        return sql.fetchExists(DSL.selectOne()
                .from("pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid")
                .where(
                        "c.relname = {0} and i.indisvalid and c.relnamespace = (select n.oid from"
                                + " pg_catalog.pg_namespace n join weft.project p on p.database_schema = n.nspname"
                                + " where p.id = {1})",
                        DSL.val(stage.name()), DSL.val(project.value())));
    }
}
