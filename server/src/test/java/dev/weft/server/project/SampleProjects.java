package dev.weft.server.project;

import com.zaxxer.hikari.HikariDataSource;
import dev.weft.catalog.ProjectId;
import dev.weft.change.Conditions;
import dev.weft.change.SchemaChanger;
import dev.weft.change.Wish;
import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A database with the platform's tables, and projects in it. */
final class SampleProjects implements AutoCloseable {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final DSLContext sql = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    private final UUID company = UUID.randomUUID();

    SampleProjects() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .defaultSchema("weft")
                .load()
                .migrate();
        sql.execute("insert into weft.company (id, name, slug, created_at) values (?, 'C', 'c', now())", company);
    }

    HikariDataSource dataSource() {
        return (HikariDataSource) database.dataSource();
    }

    TestDatabase database() {
        return database;
    }

    DSLContext sql() {
        return sql;
    }

    /** Of a server of its own. */
    SchemaChanger changer() {
        return new SchemaChanger(database.dataSource());
    }

    ProjectRef create(String slug) {
        ProjectId id = ProjectId.random();
        String schema = "p_" + id.toString().replace("-", "");
        sql.execute(
                "insert into weft.project (id, slug, name, database_schema, company_id) values (?, ?, ?, ?, ?)",
                id.value(),
                slug,
                slug,
                schema,
                company);
        sql.transaction(transaction -> changer().provision(transaction.dsl(), id, "test"));
        return new ProjectRef(id, slug, schema);
    }

    int addCollection(ProjectRef project, String name) {
        Map<String, Object> field = Map.of("name", "title", "type", "TEXT");
        Map<String, Object> collection = Map.of("name", name, "fields", List.of(field));
        return changer()
                .change(project.id(), Wish.of(List.of(Map.of("createCollection", collection))), Conditions.NONE, "test")
                .revision();
    }

    @Override
    public void close() {
        database.close();
    }
}
