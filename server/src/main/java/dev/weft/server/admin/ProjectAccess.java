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
     * The project, when the caller may do everything in it.
     *
     * @param path of the argument that holds the slug
     * @throws ApiException UNAUTHENTICATED without an account; NOT_FOUND for an unknown project and for one that the
     *     caller does not own
     */
    Project require(PlatformCaller caller, String slug, List<String> path) {
        return projects.find(caller.account(), slug)
                .orElseThrow(() -> new ApiException(
                        ApiError.of(ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it.")
                                .at(path)
                                .onFields(List.of(path.getLast()))));
    }
}
