package dev.weft.server.endpoint;

import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.Mutations;
import dev.weft.server.project.ProjectConnections;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.project.RuntimeFactory;
import dev.weft.subscriptions.Program;
import java.util.function.Function;

/** From a catalog to a schema with its resolvers. */
final class ProjectProgramFactory implements RuntimeFactory<ProjectProgram> {
    private final ProjectConnections connections;
    private final ExecutionLimits limits;
    private final ReadLimits pages;
    private final Function<ProjectModel, Mutations> mutations;
    private final Driver driver;
    private final Runnable written;

    ProjectProgramFactory(
            ProjectConnections connections,
            ExecutionLimits limits,
            ReadLimits pages,
            Function<ProjectModel, Mutations> mutations,
            Driver driver,
            Runnable written) {
        this.connections = connections;
        this.limits = limits;
        this.pages = pages;
        this.mutations = mutations;
        this.driver = driver;
        this.written = written;
    }

    @Override
    public ProjectProgram build(ProjectRef project, ProjectModel model) {
        ProjectExecutor executor = new ProjectExecutor(model, pages, mutations.apply(model), limits, driver);
        Program program = new Program(project.id(), model, executor, connections.of(project));
        return new ProjectProgram(project, program, written);
    }
}
