package dev.weft.server.endpoint;

import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.sql.Connections;
import dev.weft.server.project.ProjectRef;

/**
 * A project's schema at one revision for one role, ready to execute.
 *
 * @param connections that run as the project's role
 * @param written is run after every mutation
 */
record ProjectProgram(
        ProjectRef project, int revision, ProjectExecutor executor, Connections connections, Runnable written) {
    ProjectProgram over(Connections others) {
        return new ProjectProgram(project, revision, executor, others, written);
    }
}
