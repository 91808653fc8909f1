package dev.weft.server.admin;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.Account;
import dev.weft.server.account.AccountTokens.SignedIn;
import dev.weft.server.account.Accounts;
import dev.weft.server.account.OpenSession;
import dev.weft.server.account.SessionTokens;
import dev.weft.server.account.Sessions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Accounts and sessions. */
@Controller
class AccountController {
    private final Accounts accounts;
    private final Sessions sessions;
    private final InstantSource clock;

    AccountController(Accounts accounts, Sessions sessions, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    record SignUpInput(
            String email, String password, @Nullable String name) {}

    record SignInInput(String email, String password) {}

    @QueryMapping
    Optional<Account> me(@ContextValue PlatformCaller caller) {
        return caller.signedIn().flatMap(who -> accounts.find(who.account()));
    }

    @MutationMapping
    SessionTokens signUp(@Argument SignUpInput input, @ContextValue PlatformCaller caller) {
        ClientExchange exchange = caller.exchange();
        return kept(exchange, accounts.signUp(input.email(), input.password(), input.name(), caller.visitor()));
    }

    @MutationMapping
    SessionTokens signIn(@Argument SignInInput input, @ContextValue PlatformCaller caller) {
        ClientExchange exchange = caller.exchange();
        return kept(exchange, accounts.signIn(input.email(), input.password(), caller.visitor()));
    }

    @MutationMapping
    SessionTokens refreshSession(@Argument @Nullable String refreshToken, @ContextValue PlatformCaller caller) {
        ClientExchange exchange = caller.exchange();
        String token = Optional.ofNullable(refreshToken)
                .or(() -> consoleCookie(exchange))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNAUTHENTICATED, "There is no refresh token to use; sign in first."));
        return kept(exchange, sessions.refresh(token));
    }

    @MutationMapping
    boolean signOut(@Argument boolean everywhere, @ContextValue PlatformCaller caller) {
        Optional<SignedIn> who =
                caller.signedIn().or(() -> consoleCookie(caller.exchange()).flatMap(sessions::holder));
        who.ifPresent(session -> {
            if (everywhere) {
                sessions.endAll(session.account());
            } else {
                sessions.end(session.session());
            }
        });
        if (caller.exchange().isConsole()) {
            caller.exchange().dropRefreshCookie();
        }
        return who.isPresent();
    }

    @MutationMapping
    boolean revokeSession(@Argument UUID id, @ContextValue PlatformCaller caller) {
        return sessions.revoke(caller.account(), id);
    }

    @MutationMapping
    boolean changePassword(@Argument String current, @Argument String next, @ContextValue PlatformCaller caller) {
        SignedIn who = caller.session();
        accounts.changePassword(who.account(), who.session(), current, next);
        return true;
    }

    @MutationMapping
    Account updateAccount(@Argument @Nullable String name, @ContextValue PlatformCaller caller) {
        return accounts.rename(caller.account(), name);
    }

    /** Null for everybody else's. */
    @SchemaMapping
    @Nullable
    List<OpenSession> sessions(Account account, @ContextValue PlatformCaller caller) {
        return account.id().equals(caller.account()) ? sessions.of(account.id()) : null;
    }

    @SchemaMapping(typeName = "AccountSession")
    boolean current(OpenSession session, @ContextValue PlatformCaller caller) {
        return session.id().equals(caller.session().session());
    }

    @SchemaMapping(typeName = "Session")
    Optional<Account> account(SessionTokens session) {
        return accounts.find(session.account());
    }

    @SchemaMapping(typeName = "Session")
    OffsetDateTime expiresAt(SessionTokens session) {
        return session.expiresAt().atOffset(ZoneOffset.UTC);
    }

    private static Optional<String> consoleCookie(ClientExchange exchange) {
        return exchange.isConsole() ? exchange.refreshCookie() : Optional.empty();
    }

    private SessionTokens kept(ClientExchange exchange, SessionTokens tokens) {
        if (exchange.isConsole()) {
            Duration left = Duration.between(clock.instant(), tokens.refreshExpiresAt());
            exchange.keepRefreshCookie(tokens.refreshToken(), left);
        }
        return tokens;
    }
}
