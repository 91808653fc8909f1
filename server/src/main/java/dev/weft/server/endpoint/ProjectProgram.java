package dev.weft.server.endpoint;

import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.sql.Connections;
import dev.weft.server.project.ProjectRef;
import dev.weft.subscriptions.Program;

/**
 * A project's schema at one revision for one role, ready to execute.
 *
 * @param program as subscriptions know it
 * @param written is run after every mutation
 */
record ProjectProgram(ProjectRef project, Program program, Runnable written) {
    int revision() {
        return program.revision();
    }

    ProjectExecutor executor() {
        return program.executor();
    }

    /** That run as the project's role. */
    Connections connections() {
        return program.connections();
    }

    ProjectProgram over(Connections others) {
        return new ProjectProgram(project, new Program(project.id(), program.model(), executor(), others), written);
    }
}
