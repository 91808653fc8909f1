package dev.weft.server.user;

import static dev.weft.server.user.UserTables.CHANGED_AT;
import static dev.weft.server.user.UserTables.CREDENTIAL;
import static dev.weft.server.user.UserTables.CREDENTIAL_PROJECT;
import static dev.weft.server.user.UserTables.CREDENTIAL_USER;
import static dev.weft.server.user.UserTables.PASSWORD_HASH;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.identity.Identity;
import dev.weft.resolvers.identity.Tokens;
import dev.weft.server.account.AccessTokens;
import dev.weft.server.account.EmailAddress;
import dev.weft.server.account.PasswordRules;
import dev.weft.server.account.SignInLimits;
import dev.weft.server.account.TooManyAttempts;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.user.UserRows.Credential;
import dev.weft.server.user.UserSessions.SignedInUser;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What one request may do about the end users of its project. */
final class ProjectIdentity implements Identity {
    private static final List<String> EMAIL = List.of("input", "email");
    private static final List<String> PASSWORD = List.of("input", "password");

    private final EndUsers all;
    private final ProjectRef project;
    private final boolean open;
    private final String address;
    private final Supplier<Optional<SignedInUser>> signedIn;

    ProjectIdentity(
            EndUsers all, ProjectRef project, boolean open, String address, Supplier<Optional<SignedInUser>> signedIn) {
        this.all = all;
        this.project = project;
        this.open = open;
        this.address = address;
        this.signedIn = signedIn;
    }

    @Override
    public SignUp signUp(String email, String password) {
        if (!open) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Nobody can sign up for this project at present.");
        }
        counted(() -> limits().signUp(address));
        String normalized = EmailAddress.normalized(email)
                .orElseThrow(() -> refused(
                        ErrorCode.BAD_USER_INPUT, EMAIL, "The email must be an address such as ada@example.com."));
        refuseWeak(password, normalized, PASSWORD);
        if (rows().hasEmail(normalized)) {
            throw refused(ErrorCode.EMAIL_TAKEN, EMAIL, "There is a user with this email; sign in instead.");
        }
        return new Admitted(normalized, all.hashes().hash(password));
    }

    /** Somebody with a good password and an address that nobody had a moment ago. */
    private final class Admitted implements SignUp {
        private final String email;
        private final String hash;

        Admitted(String email, String hash) {
            this.email = email;
            this.hash = hash;
        }

        @Override
        public String email() {
            return email;
        }

        @Override
        public boolean isTaken() {
            return rows().hasEmail(email);
        }

        @Override
        public Step<Tokens> of(UUID user) {
            AccessTokens signing = all.sessions().signing(project);
            return step(
                    sql -> {
                        keep(sql, user, hash);
                        return all.sessions().open(sql, project, user, signing);
                    },
                    List.of());
        }
    }

    @Override
    public Step<Tokens> signIn(String email, String password) {
        counted(() -> limits().signIn(address));
        Optional<String> normalized = EmailAddress.normalized(email);
        counted(() -> normalized.ifPresent(limits()::attempt));
        Credential credential = normalized.flatMap(rows()::credential).orElse(null);
        boolean right = all.hashes().matches(password, credential == null ? null : credential.passwordHash());
        if (!right || credential == null) {
            throw notRight();
        }
        normalized.ifPresent(limits()::succeeded);
        AccessTokens signing = all.sessions().signing(project);
        return step(
                sql -> {
                    requireStill(sql, credential);
                    return all.sessions().open(sql, project, credential.user(), signing);
                },
                List.of());
    }

    @Override
    public Tokens refresh(String refreshToken) {
        return all.sessions()
                .refresh(project, refreshToken)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNAUTHENTICATED, "The refresh token is not valid any more; sign in again."));
    }

    @Override
    public Step<Boolean> signOut(boolean everywhere) {
        Optional<SignedInUser> caller = signedIn.get();
        List<UUID> ended = new ArrayList<>();
        return step(
                sql -> {
                    caller.ifPresent(user -> ended.addAll(
                            everywhere
                                    ? all.sessions().endAll(sql, project, user.user())
                                    : all.sessions().end(sql, project, user.session())));
                    return caller.isPresent();
                },
                ended);
    }

    @Override
    public Step<Boolean> changePassword(String current, String next) {
        SignedInUser caller = signedIn.get()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNAUTHENTICATED, "Sign in with the password that you want to change."));
        String email = rows().email(caller.user()).orElseThrow(AccessTokens::refused);
        counted(() -> limits().attempt(email));
        Credential credential = rows().credential(email).orElse(null);
        if (!all.hashes().matches(current, credential == null ? null : credential.passwordHash())
                || credential == null) {
            throw refused(ErrorCode.INVALID_CREDENTIALS, List.of("current"), "The current password is not right.");
        }
        limits().succeeded(email);
        refuseWeak(next, email, List.of("next"));
        String hash = all.hashes().hash(next);
        List<UUID> ended = new ArrayList<>();
        return step(
                sql -> {
                    requireStill(sql, credential);
                    keep(sql, caller.user(), hash);
                    ended.addAll(all.sessions().endOthers(sql, project, caller.user(), caller.session()));
                    return true;
                },
                ended);
    }

    /** Each project's are counted apart. */
    private SignInLimits limits() {
        return all.limits().within(project.id().value().toString());
    }

    private UserRows rows() {
        return new UserRows(all.sql(), project);
    }

    private <T> Step<T> step(Function<DSLContext, T> work, List<UUID> ended) {
        return new PlatformStep<>(project, work, () -> all.sessions().forget(ended));
    }

    private void keep(DSLContext sql, UUID user, String hash) {
        sql.insertInto(CREDENTIAL)
                .set(CREDENTIAL_PROJECT, project.id().value())
                .set(CREDENTIAL_USER, user)
                .set(PASSWORD_HASH, hash)
                .set(CHANGED_AT, all.clock().instant().atOffset(ZoneOffset.UTC))
                .onConflict(CREDENTIAL_PROJECT, CREDENTIAL_USER)
                .doUpdate()
                .set(PASSWORD_HASH, hash)
                .set(CHANGED_AT, all.clock().instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** A password that is changed at this moment opens nothing that would outlive the change. */
    private void requireStill(DSLContext sql, Credential credential) {
        Condition same = CREDENTIAL_PROJECT
                .eq(project.id().value())
                .and(CREDENTIAL_USER.eq(credential.user()))
                .and(PASSWORD_HASH.eq(credential.passwordHash()));
        if (sql.selectOne().from(CREDENTIAL).where(same).forUpdate().fetch().isEmpty()) {
            throw notRight();
        }
    }

    private static void refuseWeak(String password, String email, List<String> path) {
        PasswordRules.weakness(password, email).ifPresent(why -> {
            throw refused(ErrorCode.WEAK_PASSWORD, path, why);
        });
    }

    private static void counted(Runnable count) {
        try {
            count.run();
        } catch (TooManyAttempts e) {
            throw new ApiException(e.error());
        }
    }

    private static ApiException notRight() {
        return new ApiException(
                ErrorCode.INVALID_CREDENTIALS, "The email or the password is not right; check both and try again.");
    }

    private static ApiException refused(ErrorCode code, List<String> path, String message) {
        return new ApiException(ApiError.of(code, message).at(path).onFields(List.of(path.getLast())));
    }
}
