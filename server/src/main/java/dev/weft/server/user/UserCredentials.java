package dev.weft.server.user;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.user.UserSessions.SignedInUser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Says which end user shows a token: one of the project's own, or of an issuer that it trusts. */
public final class UserCredentials {
    private final DSLContext sql;
    private final UserSessions sessions;
    private final ForeignTokens foreign;

    public UserCredentials(DSLContext sql, UserSessions sessions, ForeignTokens foreign) {
        this.sql = sql;
        this.sessions = sessions;
        this.foreign = foreign;
    }

    /**
     * The end user behind the token.
     *
     * @param roles the project's own
     * @throws dev.weft.error.ApiException UNAUTHENTICATED
     */
    public Caller.User caller(ProjectRef project, String token, Set<String> roles) {
        if (!sessions.claims(project, token)) {
            return foreign.caller(project, token, roles);
        }
        SignedInUser user = sessions.verify(project, token);
        return new Caller.User(user.user(), user.user().toString(), UserRoles.of(user.roles(), roles), Map.of());
    }

    /** The session that the token belongs to; empty where it is none of the project's own. */
    public Optional<SignedInUser> session(ProjectRef project, String token) {
        return sessions.claims(project, token) ? Optional.of(sessions.verify(project, token)) : Optional.empty();
    }

    /** The roles that a user acts in; empty when there is no such user. */
    public Optional<RoleSet> roles(ProjectRef project, UUID user, Set<String> roles) {
        return new UserRows(sql, project).roles(user).map(names -> UserRoles.of(names, roles));
    }
}
