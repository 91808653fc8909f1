package dev.weft.server.security;

import dev.weft.access.Caller;
import dev.weft.server.project.ProjectRef;

/** Says who calls a project. The one function for every transport. */
public interface CallerResolver {
    /**
     * The caller behind the credentials; anonymous without any.
     *
     * @throws dev.weft.error.ApiException UNAUTHENTICATED for a bad, expired or revoked credential, NOT_FOUND for a
     *     platform account that is no member of the project's company
     */
    Caller resolve(ProjectRef project, Credentials credentials);
}
