package dev.weft.server.project;

import dev.weft.model.ProjectModel;

/**
 * Makes what executes a project's operations.
 *
 * @param <R> what it makes
 */
@FunctionalInterface
public interface RuntimeFactory<R> {
    /** @param model the catalog at one revision as one role sees it */
    R build(ProjectRef project, ProjectModel model);
}
