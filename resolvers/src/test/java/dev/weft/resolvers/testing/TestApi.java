package dev.weft.resolvers.testing;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.wiring.ProjectResolvers;
import dev.weft.resolvers.write.Mutations;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.testing.TestProject;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** A project's API as its owner uses it. */
public final class TestApi {
    private final DataSource database;
    private final ProjectExecutor executor;

    public TestApi(TestProject project, Mutations mutations) {
        this(project, mutations, ReadLimits.DEFAULT, ExecutionLimits.DEFAULT);
    }

    public TestApi(TestProject project, Mutations mutations, ReadLimits reads, ExecutionLimits limits) {
        ProjectModel model = project.model();
        this.database = project.database().dataSource();
        this.executor = new ProjectExecutor(
                ProjectSchemaBuilder.build(model, new ProjectResolvers(model, reads, mutations)), model, reads, limits);
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
        RecordedConnections connections = new RecordedConnections(database);
        Caller owner = new Caller.Key(UUID.randomUUID(), Role.OWNER);
        ProjectResponse response = executor.execute(request, owner, connections, "request-1");
        return new Answer(response, connections.statements(), connections.leases(), connections.open());
    }
}
