package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.change.Conditions;
import dev.weft.change.SchemaChanger;
import dev.weft.change.Wish;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.identity.Identity;
import dev.weft.server.budget.Budget;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.project.ProjectRules;
import dev.weft.server.project.RuntimeFactory;
import dev.weft.server.recording.Sightings;
import dev.weft.subscriptions.Subscriptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDSLContext;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A project that nobody ever sees: it is made inside a transaction, with its schema, tables and rows, and rolled back in
 * the end. What projects do for the first time can be done here before anybody waits for it.
 */
public final class Rehearsal {
    private static final String ACTOR = "rehearsal";

    private final DataSource database;
    private final RuntimeFactory<ProjectProgram> factory;
    private final WeftProperties.Limits limits;

    Rehearsal(DataSource database, RuntimeFactory<ProjectProgram> factory, WeftProperties.Limits limits) {
        this.database = database;
        this.factory = factory;
        this.limits = limits;
    }

    /**
     * Makes the project, lets somebody play with it, and takes it back.
     *
     * @param operations that make its collections
     * @param play gets the project's endpoint as its owner sees it
     */
    public void run(List<Map<String, Object>> operations, Consumer<GraphQlEngine> play) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                play.accept(engine(new RehearsalConnection(connection), operations));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private GraphQlEngine engine(Connection connection, List<Map<String, Object>> operations) {
        DSLContext sql = new DefaultDSLContext(connection, SQLDialect.POSTGRES);
        ProjectRef project = project();
        SchemaChanger changer = new SchemaChanger(new SingleConnectionDataSource(connection, false));
        insert(sql, project);
        changer.provision(sql, project.id(), ACTOR);
        changer.change(project.id(), Wish.of(operations), Conditions.NONE, ACTOR);
        ProjectCatalog catalog = new CatalogStore(sql).load(project.id()).orElseThrow();
        ProjectProgram program =
                factory.build(project, ProjectModel.of(catalog, Role.OWNER)).over(() -> connection);
        Caller owner = new Caller.Member(UUID.randomUUID(), Role.OWNER);
        return new ProjectEngine(
                new ProgramInUse(program, () -> program),
                owner,
                new CallerRules(ProjectRules.usual(), owner, limits),
                Sightings.NONE,
                Budget.ENDLESS,
                Witness.NONE,
                Identity.NONE,
                Subscriptions.NONE);
    }

    private static ProjectRef project() {
        ProjectId id = ProjectId.random();
        String name = id.toString().replace("-", "");
        return new ProjectRef(id, ACTOR + "-" + name, "p_" + name);
    }

    private static void insert(DSLContext sql, ProjectRef project) {
        UUID company = UUID.randomUUID();
        sql.insertInto(DSL.table(DSL.name("weft", "company")))
                .set(DSL.field(DSL.name("id"), UUID.class), company)
                .set(DSL.field(DSL.name("name"), String.class), ACTOR)
                .set(DSL.field(DSL.name("slug"), String.class), project.slug())
                .set(DSL.field(DSL.name("created_at")), (Object) DSL.currentOffsetDateTime())
                .execute();
        sql.insertInto(DSL.table(DSL.name("weft", "project")))
                .set(DSL.field(DSL.name("id"), UUID.class), project.id().value())
                .set(DSL.field(DSL.name("slug"), String.class), project.slug())
                .set(DSL.field(DSL.name("name"), String.class), ACTOR)
                .set(DSL.field(DSL.name("database_schema"), String.class), project.databaseSchema())
                .set(DSL.field(DSL.name("company_id"), UUID.class), company)
                .execute();
    }
}
