package dev.weft.server.admin;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.company.Projects;
import java.util.List;

/** The one way to a project that an argument names. */
final class ProjectAccess {
    private final Projects projects;

    ProjectAccess(Projects projects) {
        this.projects = projects;
    }

    /**
     * The project, when the caller may change it: an owner or an admin, while it is not decommissioned.
     *
     * @param path of the argument that holds the slug
     * @throws ApiException UNAUTHENTICATED without an account; NOT_FOUND for an unknown project and for one that the
     *     caller is no member of; FORBIDDEN for a plain member; OPERATION_NOT_ALLOWED for a decommissioned project
     */
    Project require(PlatformCaller caller, String slug, List<String> path) {
        Project project = administer(caller, slug, path);
        if (project.state() == Project.State.DECOMMISSIONED) {
            throw refused(
                    ErrorCode.OPERATION_NOT_ALLOWED,
                    "The project is decommissioned; restore it before you change it.",
                    path);
        }
        return project;
    }

    /** The same in whatever state the project is. */
    Project administer(PlatformCaller caller, String slug, List<String> path) {
        Project project = see(caller, slug, path);
        if (!project.myRole().administers()) {
            throw refused(ErrorCode.FORBIDDEN, "Only owners and admins of the company may do this.", path);
        }
        return project;
    }

    /**
     * The project, when the caller is a member of its company.
     *
     * @throws ApiException UNAUTHENTICATED, NOT_FOUND
     */
    Project see(PlatformCaller caller, String slug, List<String> path) {
        return projects.find(caller.account(), slug)
                .orElseThrow(() ->
                        refused(ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it.", path));
    }

    /** Refuses what plain members may not look at. */
    static void administers(Project project, String field) {
        if (!project.myRole().administers()) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN, "Only owners and admins of the company may see '" + field + "'.");
        }
    }

    private static ApiException refused(ErrorCode code, String message, List<String> path) {
        return new ApiException(ApiError.of(code, message).at(path).onFields(List.of(path.getLast())));
    }
}
