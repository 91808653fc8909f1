package dev.weft.resolvers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.JsonData;
import dev.weft.resolvers.execution.Preparation;
import dev.weft.resolvers.execution.PreparedOperation;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.Mutations;
import dev.weft.testing.TestProject;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A project's API as its owner or somebody else uses it, through one driver. What only reads goes through the other one too, which has to
 * answer the same.
 */
public final class TestApi {
    private static final Caller OWNER = new Caller.Key(UUID.randomUUID(), Role.OWNER);

    private final Caller caller;
    private final DataSource database;
    private final ProjectExecutor executor;
    private final ProjectExecutor other;

    public TestApi(TestProject project, Mutations mutations) {
        this(project, mutations, Driver.COMPILED);
    }

    public TestApi(TestProject project, Mutations mutations, Driver driver) {
        this(project, mutations, ReadLimits.DEFAULT, ExecutionLimits.DEFAULT, driver);
    }

    public TestApi(TestProject project, Mutations mutations, ReadLimits reads, ExecutionLimits limits) {
        this(project, mutations, reads, limits, Driver.COMPILED);
    }

    private TestApi(TestProject project, Mutations mutations, ReadLimits reads, ExecutionLimits limits, Driver driver) {
        this(project, project.model(), OWNER, mutations, reads, limits, driver);
    }

    /** The API as somebody uses it whom policies may bind. */
    public static TestApi as(Caller caller, Grants grants, TestProject project, Mutations mutations) {
        return new TestApi(
                project,
                ProjectModel.of(grants.catalog(), caller.roles()),
                caller,
                mutations,
                ReadLimits.DEFAULT,
                ExecutionLimits.DEFAULT,
                Driver.COMPILED);
    }

    /** The same of somebody else in the same roles: what was made for one serves the other. */
    public TestApi by(Caller another) {
        return new TestApi(database, executor, other, another);
    }

    private TestApi(
            TestProject project,
            ProjectModel model,
            Caller caller,
            Mutations mutations,
            ReadLimits reads,
            ExecutionLimits limits,
            Driver driver) {
        this.caller = caller;
        this.database = project.database().dataSource();
        this.executor = new ProjectExecutor(model, reads, mutations, limits, driver);
        Driver another = driver == Driver.COMPILED ? Driver.GRAPHQL_JAVA : Driver.COMPILED;
        this.other = new ProjectExecutor(model, reads, mutations, limits, another);
    }

    private TestApi(DataSource database, ProjectExecutor executor, ProjectExecutor other, Caller caller) {
        this.database = database;
        this.executor = executor;
        this.other = other;
        this.caller = caller;
    }

    public ProjectExecutor executor() {
        return executor;
    }

    public Answer ask(String document) {
        return ask(document, Map.of());
    }

    public Answer ask(String document, Map<String, Object> variables) {
        return ask(new ProjectRequest(document, null, variables));
    }

    public Answer ask(ProjectRequest request) {
        Answer answer = ask(executor, request);
        if (!writes(request)) {
            Answer same = ask(other, request);
            assertThat(essence(answer)).as(request.query()).isEqualTo(essence(same));
        }
        return answer;
    }

    /** Through the one driver alone. */
    public Answer askOnce(String document, Map<String, Object> variables) {
        return ask(executor, new ProjectRequest(document, null, variables));
    }

    private static String essence(Answer answer) {
        return Essence.of(answer.response(), answer.statements().size());
    }

    private boolean writes(ProjectRequest request) {
        return executor.prepare(request, null) instanceof Preparation.Ready(PreparedOperation operation)
                && operation.type() == OperationDefinition.Operation.MUTATION;
    }

    private Answer ask(ProjectExecutor driver, ProjectRequest request) {
        RecordedConnections connections = new RecordedConnections(database);
        ProjectResponse response = driver.execute(request, caller, connections, "request-1");
        boolean compiled = response.body().get("data") instanceof JsonData;
        return new Answer(
                PlainResponse.of(response),
                compiled,
                connections.statements(),
                connections.leases(),
                connections.open(),
                connections.transactions());
    }
}
