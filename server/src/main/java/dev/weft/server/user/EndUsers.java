package dev.weft.server.user;

import dev.weft.resolvers.identity.Identity;
import dev.weft.server.account.PasswordHashes;
import dev.weft.server.account.SignInLimits;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.user.UserSessions.SignedInUser;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** Signs the end users of projects up, in and out. */
public final class EndUsers {
    private final DSLContext sql;
    private final PasswordHashes hashes;
    private final UserSessions sessions;
    private final SignInLimits limits;
    private final InstantSource clock;

    /** @param limits of sign-ins; each project's are counted apart */
    public EndUsers(
            DSLContext sql, PasswordHashes hashes, UserSessions sessions, SignInLimits limits, InstantSource clock) {
        this.sql = sql;
        this.hashes = hashes;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * For one request.
     *
     * @param signUp whether strangers may sign up
     * @param address of the client
     * @param signedIn who sends it, as an end user with a session
     */
    public Identity of(ProjectRef project, boolean signUp, String address, Supplier<Optional<SignedInUser>> signedIn) {
        return new ProjectIdentity(this, project, signUp, address, signedIn);
    }

    DSLContext sql() {
        return sql;
    }

    PasswordHashes hashes() {
        return hashes;
    }

    UserSessions sessions() {
        return sessions;
    }

    SignInLimits limits() {
        return limits;
    }

    InstantSource clock() {
        return clock;
    }
}
