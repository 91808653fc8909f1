package dev.weft.subscriptions;

import dev.weft.catalog.ProjectId;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.sql.Connections;

/**
 * A project at one revision as one set of roles sees it: the same object for all callers of these roles.
 *
 * @param model what they may use
 * @param connections that run as the project's role
 */
public record Program(ProjectId project, ProjectModel model, ProjectExecutor executor, Connections connections) {
    public int revision() {
        return model.revision();
    }
}
