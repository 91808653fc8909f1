package dev.weft.subscriptions.testing;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.Preparation;
import dev.weft.resolvers.execution.PreparedOperation;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.testing.Grants;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.Subscription;
import dev.weft.subscriptions.hub.SubscriptionHub;
import dev.weft.subscriptions.log.LogReader;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A newspaper whose articles are written by whoever has a connection, and those who are told of it. */
public final class Newsstand implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    public static final Caller OWNER = new Caller.Key(new UUID(0, 1), Role.OWNER);

    private final TestProject project;
    private final LogReader log;
    private final SubscriptionHub hub;
    private final CountedConnections connections;
    private @Nullable Program owner;

    public Newsstand() {
        this(Press.create());
    }

    public Newsstand(TestProject project) {
        this.project = project;
        this.log = new LogReader(project.database().dataSource());
        this.hub = new SubscriptionHub(log);
        this.connections = new CountedConnections(project.database().dataSource());
    }

    public TestProject project() {
        return project;
    }

    public SubscriptionHub hub() {
        return hub;
    }

    public LogReader log() {
        return log;
    }

    public CountedConnections connections() {
        return connections;
    }

    public Grants grants() {
        return Grants.in(project);
    }

    /** How many runs its subscribers need. */
    public int groups() {
        return hub.groups(project.id());
    }

    /** An end user of the project. */
    public static Caller user(int number, String... roles) {
        return new Caller.User(
                key(number),
                "user-" + number,
                RoleSet.of(roles.length == 0 ? List.of("user") : List.of(roles)),
                Map.of());
    }

    public static UUID key(int number) {
        return new UUID(0, number);
    }

    /** The project as its owners see it. */
    public Program program() {
        Program known = owner;
        if (known == null) {
            known = program(ProjectModel.of(project.catalog(), RoleSet.OWNER), Driver.COMPILED);
            owner = known;
        }
        return known;
    }

    /** The project as somebody sees it whom policies bind. */
    public Program program(Grants grants, Caller caller) {
        return program(grants, caller, Driver.COMPILED);
    }

    public Program program(Grants grants, Caller caller, Driver driver) {
        return program(ProjectModel.of(grants.catalog(), caller.roles()), driver);
    }

    public Program program(ProjectModel model, Driver driver) {
        return new Program(
                project.id(),
                model,
                new ProjectExecutor(model, ReadLimits.DEFAULT, new NoMutations(), ExecutionLimits.DEFAULT, driver),
                connections);
    }

    public Heard subscribe(String document) {
        return subscribe(program(), OWNER, document, Map.of());
    }

    public Heard subscribe(String document, Map<String, Object> variables) {
        return subscribe(program(), OWNER, document, variables);
    }

    public Heard subscribe(Program program, Caller caller, String document) {
        return subscribe(program, caller, document, Map.of());
    }

    public Heard subscribe(Program program, Caller caller, String document, Map<String, Object> variables) {
        Heard heard = new Heard();
        heard.isRunBy(hub.start(
                new Subscription(prepared(program, document, variables), caller, program, "request-1"), heard));
        return heard;
    }

    public static PreparedOperation prepared(Program program, String document, Map<String, Object> variables) {
        return switch (program.executor().prepare(new ProjectRequest(document, null, variables), null)) {
            case Preparation.Ready(PreparedOperation operation) -> operation;
            case Preparation.Refused(var response) -> throw new AssertionError(response.body());
        };
    }

    /** What a query of the caller finds. */
    public JsonNode ask(Program program, Caller caller, String document, Map<String, Object> variables) {
        Map<String, @Nullable Object> body = program.executor()
                .execute(new ProjectRequest(document, null, variables), caller, connections, null)
                .body();
        JsonNode data = JSON.readTree(String.valueOf(
                body.get("data") instanceof dev.weft.resolvers.execution.JsonData finished
                        ? finished.json()
                        : JSON.writeValueAsString(body)));
        if (body.containsKey("errors")) {
            throw new AssertionError(body.get("errors"));
        }
        return data;
    }

    /** Runs SQL on the newspaper's tables, in one transaction; {@code $} stands for their schema. */
    public void sql(String... statements) {
        project.sql().transaction(transaction -> {
            for (String statement : statements) {
                transaction.dsl().execute(DSL.sql(statement.replace("$", "\"" + project.schema() + "\"")));
            }
        });
    }

    /** The text of the raw key with this number. */
    public static String id(int number) {
        return key(number).toString();
    }

    /** Writes an article with this number for a key, its slug made of it. */
    public void article(int number, String columns, String values) {
        sql("insert into $.articles (id, slug, " + columns + ") values ('" + id(number) + "', 'slug-" + number + "', "
                + values + ")");
    }

    @Override
    public void close() {
        log.close();
        project.close();
    }
}
