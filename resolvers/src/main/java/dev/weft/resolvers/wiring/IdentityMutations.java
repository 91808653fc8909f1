package dev.weft.resolvers.wiring;

import dev.weft.access.Caller;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.identity.Identity;
import dev.weft.resolvers.identity.Identity.Step;
import dev.weft.resolvers.identity.Tokens;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation.IdentityAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The root fields by which end users sign up, in and out. What they write belongs to the operation's transaction, but for
 * the rotation of a refresh token: a token that was shown has been used, whatever becomes of the rest.
 */
final class IdentityMutations {
    private static final String SESSION = "ProjectSession";

    private final ProjectModel model;
    private final Planner planner;
    private final NewUsers newUsers;

    IdentityMutations(ProjectModel model, Planner planner) {
        this.model = model;
        this.planner = planner;
        this.newUsers = new NewUsers(model);
    }

    /** What the root field answers: a boolean, or a map with the members of a session. */
    Object run(IdentityAction action, FieldCall call) {
        Identity identity = call.context().identity();
        Map<String, Object> arguments = call.arguments();
        return switch (action) {
            case SIGN_UP -> session(call, signUp(call, identity));
            case SIGN_IN -> {
                Map<String, Object> input = input(arguments);
                yield session(call, finish(call, identity.signIn(text(input, "email"), text(input, "password"))));
            }
            case REFRESH_SESSION -> session(call, refresh(call, identity));
            case SIGN_OUT -> finish(call, identity.signOut(Boolean.TRUE.equals(arguments.get("everywhere"))));
            case CHANGE_PASSWORD ->
                finish(call, identity.changePassword(text(arguments, "current"), text(arguments, "next")));
        };
    }

    private Tokens signUp(FieldCall call, Identity identity) {
        Map<String, Object> input = input(call.arguments());
        Identity.SignUp signUp = identity.signUp(text(input, "email"), text(input, "password"));
        UUID user = newUsers.create(call, input, signUp);
        return finish(call, signUp.of(user));
    }

    private static Tokens refresh(FieldCall call, Identity identity) {
        if (call.context().session().isDryRun()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "A refresh token is used up when it is shown, so refreshing cannot be tried out.")
                    .at(List.of("refreshToken")));
        }
        return identity.refresh(text(call.arguments(), "refreshToken"));
    }

    private static <T> T finish(FieldCall call, Step<T> step) {
        OperationSession session = call.context().session();
        T done = session.with(step::finish);
        session.whenCommitted(step::committed);
        return done;
    }

    private Map<String, Object> session(FieldCall call, Tokens tokens) {
        return Map.of(
                "user", user(call, tokens.user()),
                "accessToken", tokens.accessToken(),
                "expiresAt", tokens.expiresAt(),
                "refreshToken", tokens.refreshToken());
    }

    /** Read as the user, who was somebody else a moment ago. */
    private Row user(FieldCall call, UUID user) {
        OperationContext context = call.context();
        Caller caller = Identity.caller(user, context.caller());
        RowPlan plan = planner.row(model.self(), user, call.selection().below(SESSION, "user"));
        Row row = context.session().as(caller, () -> context.reader().row(plan));
        if (row == null) {
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "The user is no more.");
        }
        return row;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> input(Map<String, Object> arguments) {
        return (Map<String, Object>) Objects.requireNonNull(arguments.get("input"));
    }

    private static String text(Map<String, Object> values, String name) {
        return (String) Objects.requireNonNull(values.get(name));
    }
}
