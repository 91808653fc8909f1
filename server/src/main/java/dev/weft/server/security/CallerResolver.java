package dev.weft.server.security;

import dev.weft.access.Caller;
import dev.weft.server.project.ProjectRef;
import java.util.Set;

/** Says who calls a project. The one function for every transport. */
public interface CallerResolver {
    /**
     * The caller behind the credentials; anonymous without any.
     *
     * @param roles the project's own
     * @throws dev.weft.error.ApiException UNAUTHENTICATED for a bad, expired or revoked credential, NOT_FOUND for a
     *     platform account that is no member of the project's company, FORBIDDEN and BAD_USER_INPUT for who may not act
     *     as another, or as nobody
     */
    Caller resolve(ProjectRef project, Set<String> roles, Credentials credentials);
}
