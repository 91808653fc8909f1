package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.catalog.document.SchemaDocument;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.drift.DriftCheck;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.Fault;
import dev.weft.testing.TestProject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDSLContext;

/** A project whose server or database fails again and again, and what can be seen of it from outside. */
final class CrashedProject implements AutoCloseable {
    private final TestProject project = TestProject.create();
    private final DataSource database;

    /**
     * @param faults what will befall it; a database that is killed leaves a pool with broken connections
     */
    CrashedProject(Collection<Fault> faults, String... operations) {
        database = faults.contains(Fault.DATABASE_KILLED)
                ? project.database().newConnections()
                : project.database().dataSource();
        // What was answered shall be there even when PostgreSQL itself is killed.
        String name = project.sql().fetchSingle("select current_database()").get(0, String.class);
        project.sql().execute("alter database {0} set synchronous_commit = on", DSL.name(name));
        project.change(operations);
    }

    TestProject project() {
        return project;
    }

    DataSource database() {
        return database;
    }

    void execute(String statement) {
        look(sql -> sql.execute(statement.replace("{schema}", project.schema())));
    }

    long count(String from) {
        return look(sql -> sql.fetchSingle("select count(*) from " + from.replace("{schema}", project.schema()))
                .get(0, Long.class));
    }

    /** On one connection, which knows nothing of what happened to others. */
    <T> T look(Function<DSLContext, T> look) {
        return new DefaultDSLContext(database, SQLDialect.POSTGRES)
                .connectionResult(connection -> look.apply(new DefaultDSLContext(connection, SQLDialect.POSTGRES)));
    }

    ProjectCatalog catalog() {
        return look(sql -> new CatalogStore(sql).load(project.id()).orElseThrow());
    }

    /** Does something that fails; returns whether it was answered all the same. */
    static boolean survives(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Fault.Death | DataAccessException _) {
            return false;
        } catch (ApiException refusal) {
            assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
            return false;
        }
    }

    /** That the tables are what the catalog says. */
    void assertTablesAgree() {
        assertThat(new DriftCheck(database).of(project.id())).isEmpty();
    }

    /** That the catalog is what the operations make of another one. */
    void assertMade(ProjectCatalog before, List<Map<String, Object>> operations) {
        ProjectCatalog now = catalog();
        ProjectCatalog expected =
                CatalogEditor.edit(before, OperationReader.readAll(operations)).after();
        assertThat(now.revision()).isEqualTo(before.revision() + 1);
        assertThat(SchemaDocument.of(now).json())
                .isEqualTo(SchemaDocument.of(expected).json());
        assertThat(SchemaDocument.of(now.revealed()).json())
                .as("what is archived included")
                .isEqualTo(SchemaDocument.of(expected.revealed()).json());
        assertTablesAgree();
    }

    /** That every revision was logged once, in the order of time. */
    void assertRevisionsRise() {
        List<Integer> revisions = look(sql -> sql.fetch(
                        "select revision from weft.schema_change where status = 'APPLIED' order by created_at, revision")
                .getValues(0, Integer.class));
        assertThat(revisions)
                .isEqualTo(
                        IntStream.rangeClosed(1, catalog().revision()).boxed().toList());
    }

    @Override
    public void close() {
        project.close();
    }
}
