package dev.weft.server.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a refresh token that is presented. */
public enum Rotation {
    /** It is live: it dies, its successor is born. */
    ROTATE,
    /** It died a moment ago, most likely in a parallel request: the same successor is answered again. */
    ANSWER_AGAIN,
    /** A dead token is presented, so somebody has a copy: the session ends. */
    END_SESSION,
    REFUSE;

    static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * A token as the database knows it.
     *
     * @param account the account or end user who is signed in
     * @param rotatedAt null while it is live
     * @param successorLive whether its immediate successor is the live token of the session
     */
    public record State(
            UUID session,
            UUID account,
            Instant expiresAt,
            Instant sessionExpiresAt,
            boolean sessionEnded,
            @Nullable Instant rotatedAt,
            boolean successorLive) {
        public State withSuccessorLive(boolean live) {
            return new State(session, account, expiresAt, sessionExpiresAt, sessionEnded, rotatedAt, live);
        }
    }

    public static Rotation of(State token, Instant now) {
        if (token.sessionEnded() || !now.isBefore(token.sessionExpiresAt())) {
            return REFUSE;
        }
        Instant rotatedAt = token.rotatedAt();
        if (rotatedAt != null) {
            boolean inGrace = token.successorLive() && !now.isAfter(rotatedAt.plus(GRACE));
            return inGrace ? ANSWER_AGAIN : END_SESSION;
        }
        return now.isBefore(token.expiresAt()) ? ROTATE : REFUSE;
    }
}
