package dev.weft.server.project;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.store.CatalogStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDSLContext;
import org.jooq.impl.SQLDataType;

/** What the database knows of projects. */
public final class ProjectDirectory {
    private static final Table<?> PROJECT = DSL.table(DSL.name("weft", "project"));
    private static final Field<UUID> ID = DSL.field(DSL.name("id"), SQLDataType.UUID);
    private static final Field<String> SLUG = DSL.field(DSL.name("slug"), SQLDataType.CLOB);
    private static final Field<String> STATE = DSL.field(DSL.name("state"), SQLDataType.CLOB);
    private static final Field<String> SCHEMA = DSL.field(DSL.name("database_schema"), SQLDataType.CLOB);
    private static final Field<Integer> REVISION = DSL.field(DSL.name("revision"), SQLDataType.INTEGER);

    private final DataSource database;
    private final DSLContext sql;

    public ProjectDirectory(DataSource database) {
        this.database = database;
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** A project and the revision that its catalog has now. */
    record Entry(ProjectRef project, int revision) {}

    /** One look into an index: cheap enough to be asked every second. */
    Optional<Entry> find(String slug) {
        Record found = sql.select(ID, SLUG, SCHEMA, REVISION)
                .from(PROJECT)
                .where(SLUG.eq(slug).and(STATE.eq("ACTIVE")))
                .fetchOne();
        return Optional.ofNullable(found).map(ProjectDirectory::entry);
    }

    private static Entry entry(Record found) {
        ProjectRef project = new ProjectRef(new ProjectId(found.get(ID)), found.get(SLUG), found.get(SCHEMA));
        return new Entry(project, found.get(REVISION));
    }

    /** The catalog as it was at one instant, whatever is changed meanwhile. */
    Optional<ProjectCatalog> catalog(ProjectId project) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Optional<ProjectCatalog> catalog =
                    new CatalogStore(new DefaultDSLContext(connection, SQLDialect.POSTGRES)).load(project);
            connection.commit();
            return catalog;
        } catch (SQLException e) {
            throw new DataAccessException("The catalog could not be read", e);
        }
    }
}
