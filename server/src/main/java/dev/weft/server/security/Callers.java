package dev.weft.server.security;

import dev.weft.access.Caller;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;

/** Tells who calls a project. HTTP, batches and sockets all ask here and nowhere else. */
public interface Callers {
    /**
     * The caller behind the credentials, as this project knows it.
     *
     * @param project an existing project
     * @throws ApiException UNAUTHENTICATED for a bad, expired or revoked credential and for another project's key;
     *     NOT_FOUND, exactly as for an unknown project, for an account that is no member of the project's company
     */
    Caller identify(Credentials credentials, ProjectId project);

    /** What an unknown project and one that the caller may not know of answer alike. */
    static ApiException unknownProject() {
        return new ApiException(
                ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it.");
    }
}
