package dev.weft.change;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Takes projects out of service, and back. Nothing is dropped: the PostgreSQL schema gets another name, which nobody's
 * statements know, and the project's role may not use it any more.
 */
public final class Decommissioning {
    private static final String PREFIX = "decommissioned_";
    private static final Table<?> PROJECT = DSL.table(DSL.name("weft", "project"));
    private static final Field<UUID> ID = DSL.field(DSL.name("id"), SQLDataType.UUID);
    private static final Field<String> STATE = DSL.field(DSL.name("state"), SQLDataType.CLOB);
    private static final Field<String> SCHEMA = DSL.field(DSL.name("database_schema"), SQLDataType.CLOB);

    private final DSLContext database;

    /**
     * @param database connections of the owner of all projects' schemas
     */
    public Decommissioning(DataSource database) {
        this.database = DSL.using(database, SQLDialect.POSTGRES);
    }

    /**
     * Takes the project out of service. One that is out of it stays so.
     *
     * @throws ApiException CATALOG_BUSY while a schema change runs
     */
    public void decommission(ProjectId project) {
        move(
                project,
                "DECOMMISSIONED",
                (before, after) -> List.of(
                        sql("revoke usage on schema {0} from {1}", before, NewProject.role(before)),
                        sql("alter schema {0} rename to {1}", before, after)));
    }

    /** Puts the project back into service. One that is in it stays so. */
    public void restore(ProjectId project) {
        move(
                project,
                "ACTIVE",
                (before, after) -> List.of(
                        sql("alter schema {0} rename to {1}", before, after),
                        sql("grant usage on schema {0} to {1}", after, NewProject.role(after))));
    }

    @FunctionalInterface
    private interface Statements {
        List<String> between(String before, String after);
    }

    private void move(ProjectId project, String state, Statements statements) {
        database.transaction(transaction -> {
            DSLContext sql = transaction.dsl();
            LockedDdl ddl = new LockedDdl(sql, LockPatience.USUAL);
            ddl.lock(project);
            Record found = sql.select(STATE, SCHEMA)
                    .from(PROJECT)
                    .where(ID.eq(project.value()))
                    .forUpdate()
                    .fetchOne();
            if (found == null || state.equals(found.get(STATE))) {
                return;
            }
            refuseDuringAChange(sql, project);
            String before = found.get(SCHEMA);
            String after = before.startsWith(PREFIX) ? before.substring(PREFIX.length()) : PREFIX + before;
            ddl.run(statements.between(before, after));
            sql.update(PROJECT)
                    .set(STATE, state)
                    .set(SCHEMA, after)
                    .where(ID.eq(project.value()))
                    .execute();
        });
    }

    private static void refuseDuringAChange(DSLContext sql, ProjectId project) {
        new JobStore(sql).of(project).ifPresent(job -> {
            throw new ApiException(
                    ApiError.of(ErrorCode.CATALOG_BUSY, "A long change of the project's schema is still running")
                            .withHint("Wait until schema change %s is done, or cancel it with cancelSchemaChange"
                                    .formatted(job.change())));
        });
    }

    private static String sql(String template, String one, String other) {
        return DSL.using(SQLDialect.POSTGRES).render(DSL.sql(template, DSL.name(one), DSL.name(other)));
    }
}
