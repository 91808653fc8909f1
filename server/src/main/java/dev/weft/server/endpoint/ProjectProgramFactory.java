package dev.weft.server.endpoint;

import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.wiring.ProjectResolvers;
import dev.weft.resolvers.write.Mutations;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.server.project.ProjectConnections;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.project.RuntimeFactory;
import graphql.schema.GraphQLSchema;
import java.util.function.Function;

/** From a catalog to a schema with its resolvers. */
final class ProjectProgramFactory implements RuntimeFactory<ProjectProgram> {
    private final ProjectConnections connections;
    private final ExecutionLimits limits;
    private final ReadLimits pages;
    private final Function<ProjectModel, Mutations> mutations;

    ProjectProgramFactory(
            ProjectConnections connections,
            ExecutionLimits limits,
            ReadLimits pages,
            Function<ProjectModel, Mutations> mutations) {
        this.connections = connections;
        this.limits = limits;
        this.pages = pages;
        this.mutations = mutations;
    }

    @Override
    public ProjectProgram build(ProjectRef project, ProjectModel model) {
        ProjectResolvers resolvers = new ProjectResolvers(model, pages, mutations.apply(model));
        GraphQLSchema schema = ProjectSchemaBuilder.build(model, resolvers);
        return new ProjectProgram(
                model.revision(), new ProjectExecutor(schema, model, pages, limits), connections.of(project));
    }
}
