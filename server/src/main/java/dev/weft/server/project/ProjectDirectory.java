package dev.weft.server.project;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.server.settings.SettingsStore;
import dev.weft.server.settings.TrustedOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
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
    private static final Table<?> SETTINGS = DSL.table(DSL.name("weft", "project_settings"));
    private static final Field<UUID> SETTINGS_PROJECT = DSL.field(DSL.name("project_id"), SQLDataType.UUID);
    private static final Field<Long> VERSION = DSL.field(DSL.name("version"), SQLDataType.BIGINT);
    private static final Field<Integer> REVISION = DSL.field(DSL.name("revision"), SQLDataType.INTEGER);

    private final DataSource database;
    private final DSLContext sql;

    public ProjectDirectory(DataSource database) {
        this.database = database;
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** A project, the revision that its catalog has now, and the version of its settings. */
    record Entry(ProjectRef project, int revision, long settings) {}

    /** One look into an index: cheap enough to be asked every second. */
    Optional<Entry> find(String slug) {
        Record found = sql.select(ID, SLUG, SCHEMA, REVISION, VERSION)
                .from(PROJECT)
                .leftJoin(SETTINGS)
                .on(SETTINGS_PROJECT.eq(ID))
                .where(SLUG.eq(slug).and(STATE.eq("ACTIVE")))
                .fetchOne();
        return Optional.ofNullable(found).map(ProjectDirectory::entry);
    }

    private static Entry entry(Record found) {
        ProjectRef project = new ProjectRef(new ProjectId(found.get(ID)), found.get(SLUG), found.get(SCHEMA));
        Long version = found.get(VERSION);
        return new Entry(project, found.get(REVISION), version == null ? 0 : version);
    }

    /** What the project's owners have set. */
    ProjectRules rules(ProjectId project) {
        return new ProjectRules(
                new SettingsStore(sql).of(project),
                hash -> new TrustedOperations(sql, InstantSource.system()).document(project, hash));
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
