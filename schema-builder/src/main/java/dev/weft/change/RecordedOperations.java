package dev.weft.change;

import dev.weft.catalog.ProjectId;
import dev.weft.change.breaking.ClientOperation;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What clients have sent, as far as it tells whom a change would break. */
final class RecordedOperations {
    private static final Table<?> OPERATION = DSL.table(DSL.name("weft", "recorded_operation"));
    private static final Field<UUID> PROJECT_ID = DSL.field(DSL.name("project_id"), SQLDataType.UUID);
    private static final Field<String> HASH = DSL.field(DSL.name("hash"), SQLDataType.CLOB);
    private static final Field<String> DOCUMENT = DSL.field(DSL.name("document"), SQLDataType.CLOB);
    private static final Field<String> NAME = DSL.field(DSL.name("operation_name"), SQLDataType.CLOB);
    private static final Field<String> CLIENT = DSL.field(DSL.name("client"), SQLDataType.CLOB);
    private static final Field<String> VERSION = DSL.field(DSL.name("client_version"), SQLDataType.CLOB);

    private final DSLContext sql;

    RecordedOperations(DSLContext sql) {
        this.sql = sql;
    }

    List<ClientOperation> of(ProjectId project) {
        return sql.select(HASH, DOCUMENT, NAME, DSL.nullif(CLIENT, ""), DSL.nullif(VERSION, ""))
                .from(OPERATION)
                .where(PROJECT_ID.eq(project.value()))
                .orderBy(HASH, CLIENT, VERSION)
                .fetch(row ->
                        new ClientOperation(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }
}
