package dev.weft.resolvers.identity;

import dev.weft.access.Caller;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What the platform keeps of a project's end users and does for them: passwords and sessions. One for each request, since
 * it knows who sends it and from where.
 *
 * <p>Passwords are looked at when a method is called, which takes its time and holds no connection. What is written is a
 * {@link Step}, which joins the operation's transaction.
 */
public interface Identity {
    /** Refuses everything, for whoever runs operations that nobody has sent. */
    Identity NONE = new NoIdentity();

    /** The rest of what was begun, in the operation's transaction. */
    interface Step<T> {
        /**
         * @param transaction that runs as the project's role, and does so again afterwards
         */
        T finish(Connection transaction) throws SQLException;

        /** The transaction has been committed. */
        default void committed() {}
    }

    /** Somebody who may sign up as soon as there is a row. */
    interface SignUp {
        /** The address as it is kept. */
        String email();

        /** Whether there is a user with this address by now. */
        boolean isTaken();

        /** Keeps the password of the new user and starts the first session. */
        Step<Tokens> of(UUID user);
    }

    /**
     * Whether somebody may sign up so.
     *
     * @throws ApiException BAD_USER_INPUT, WEAK_PASSWORD, EMAIL_TAKEN, RATE_LIMITED; FORBIDDEN where sign-up is off
     */
    SignUp signUp(String email, String password);

    /**
     * A session of the user with this password.
     *
     * @throws ApiException INVALID_CREDENTIALS, RATE_LIMITED
     */
    Step<Tokens> signIn(String email, String password);

    /**
     * The next tokens of a session. They stand, whatever becomes of the operation.
     *
     * @throws ApiException UNAUTHENTICATED
     */
    Tokens refresh(String refreshToken);

    /** Ends the session of the caller, or all of the same user; tells whether there was one. */
    Step<Boolean> signOut(boolean everywhere);

    /**
     * Another password for the caller.
     *
     * @throws ApiException UNAUTHENTICATED, INVALID_CREDENTIALS, WEAK_PASSWORD, RATE_LIMITED
     */
    Step<Boolean> changePassword(String current, String next);

    /** The user with the key, as whoever has its tokens calls. */
    static Caller caller(UUID user, Caller before) {
        return new Caller.User(user, user.toString(), before.roles(), before.claims());
    }

    /** For whom there are no end users. */
    record NoIdentity() implements Identity {
        @Override
        public SignUp signUp(String email, String password) {
            throw refused();
        }

        @Override
        public Step<Tokens> signIn(String email, String password) {
            throw refused();
        }

        @Override
        public Tokens refresh(String refreshToken) {
            throw refused();
        }

        @Override
        public Step<Boolean> signOut(boolean everywhere) {
            throw refused();
        }

        @Override
        public Step<Boolean> changePassword(String current, String next) {
            throw refused();
        }

        private static ApiException refused() {
            return new ApiException(ErrorCode.FORBIDDEN, "Nobody signs in or out here.");
        }
    }
}
