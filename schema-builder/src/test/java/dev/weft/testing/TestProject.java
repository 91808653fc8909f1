package dev.weft.testing;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.change.Conditions;
import dev.weft.change.SchemaChange;
import dev.weft.change.SchemaChanger;
import dev.weft.change.Wish;
import dev.weft.model.ProjectModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/**
 * A project with its schema, role and users, in a database of its own. Closing it drops the database; the project's role
 * stays behind in the test server.
 */
public final class TestProject implements AutoCloseable {
    private static final List<String> MIGRATIONS = List.of(
            "V1__catalog.sql",
            "V4__extensions.sql",
            "V5__names.sql",
            "V6__recorded_operations.sql",
            "V8__schema_jobs.sql",
            "V9__policies.sql",
            "V14__change_log.sql");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestDatabase database;
    private final SchemaChanger changer;
    private final ProjectId id = ProjectId.random();

    private TestProject(TestDatabase database) {
        this.database = database;
        this.changer = new SchemaChanger(database.dataSource());
    }

    /** A project as it is right after its creation: it has {@code users} and nothing else. */
    public static TestProject create() {
        TestProject project = new TestProject(TestPostgres.createDatabase());
        project.sql().execute("create schema weft");
        MIGRATIONS.forEach(migration -> project.sql().execute(text(migration)));
        project.sql().transaction(transaction -> {
            transaction
                    .dsl()
                    .execute(
                            "insert into weft.project (id, slug, name, database_schema) values ({0}, 'test', 'Test', {1})",
                            DSL.val(project.id.value()), DSL.val(project.schema()));
            project.changer.provision(transaction.dsl(), project.id, "test");
        });
        return project;
    }

    /**
     * Applies operations, each a JSON object such as {@code {"addField": {"collection": "posts", ...}}}.
     */
    public SchemaChange change(String... operations) {
        return changer.change(id, Wish.of(operations(operations)), Conditions.NONE, "test");
    }

    /** Operations from their JSON texts. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> operations(String... json) {
        return List.of(json).stream()
                .map(text -> (Map<String, Object>) JSON.readValue(text, Map.class))
                .toList();
    }

    public ProjectId id() {
        return id;
    }

    /** Name of the project's PostgreSQL schema. */
    public String schema() {
        return "p_" + id.toString().replace("-", "");
    }

    /** Name of the PostgreSQL role that the project's requests run as. */
    public String role() {
        return "weft_" + schema();
    }

    public TestDatabase database() {
        return database;
    }

    public SchemaChanger changer() {
        return changer;
    }

    /** SQL as the owner of the database. */
    public DSLContext sql() {
        return DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }

    public ProjectCatalog catalog() {
        return new CatalogStore(sql()).load(id).orElseThrow();
    }

    /** What an owner sees of the current catalog. */
    public ProjectModel model() {
        return ProjectModel.of(catalog(), Role.OWNER);
    }

    @Override
    public void close() {
        database.close();
    }

    private static String text(String migration) {
        try (InputStream file = TestProject.class.getResourceAsStream("/db/migration/" + migration)) {
            if (file == null) {
                throw new IllegalStateException(migration + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
