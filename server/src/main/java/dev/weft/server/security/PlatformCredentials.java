package dev.weft.server.security;

import dev.weft.access.Caller;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.AccountTokens;
import dev.weft.server.account.AccountTokens.SignedIn;
import dev.weft.server.apikey.ApiKeyCheck;
import dev.weft.server.company.MemberRoles;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.user.UserCredentials;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Checks credentials against the platform's accounts and keys, and those of a project's end users. */
public final class PlatformCredentials implements CallerResolver {
    private final AccountTokens accounts;
    private final ApiKeyCheck keys;
    private final MemberRoles members;
    private final UserCredentials users;

    public PlatformCredentials(AccountTokens accounts, ApiKeyCheck keys, MemberRoles members, UserCredentials users) {
        this.accounts = accounts;
        this.keys = keys;
        this.members = members;
        this.users = users;
    }

    @Override
    public Caller resolve(ProjectRef project, Set<String> roles, Credentials credentials) {
        return credentials
                .acting()
                .of(sender(project, roles, credentials), roles, user -> users.roles(project, user, roles));
    }

    private Caller sender(ProjectRef project, Set<String> roles, Credentials credentials) {
        String apiKey = credentials.apiKey();
        if (apiKey == null) {
            return credentials
                    .bearer()
                    .map(token -> bearer(project, roles, token))
                    .orElseGet(Caller.Anonymous::new);
        }
        refuseBoth(credentials);
        return keys.identify(apiKey.strip())
                .filter(key -> key.project().equals(project.id()))
                .map(key -> new Caller.Key(key.id(), key.roles()))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNAUTHENTICATED, "The API key is not valid for this project; create another one."));
    }

    /**
     * The account that calls the platform's own API; empty without credentials.
     *
     * @throws ApiException UNAUTHENTICATED for a bad credential, and for keys: they open projects alone
     */
    public Optional<SignedIn> account(Credentials credentials) {
        refuseBoth(credentials);
        if (credentials.apiKey() != null) {
            throw new ApiException(
                    ErrorCode.UNAUTHENTICATED, "API keys open projects, not the platform; sign in instead.");
        }
        return credentials.bearer().map(accounts::verify);
    }

    /** A member of the company by a token of the platform, an end user by any other. */
    private Caller bearer(ProjectRef project, Set<String> roles, String token) {
        return accounts.claim(token) ? member(project, token) : users.caller(project, token, roles);
    }

    private Caller member(ProjectRef project, String token) {
        UUID account = accounts.verify(token).account();
        return members.of(account, project.id())
                .map(role -> new Caller.Member(account, role.role()))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it."));
    }

    private static void refuseBoth(Credentials credentials) {
        if (credentials.authorization() != null && credentials.apiKey() != null) {
            throw new ApiException(
                    ApiError.of(ErrorCode.BAD_REQUEST, "The request carries two credentials; send one of them.")
                            .withHint("Leave out either Authorization or X-API-Key."));
        }
    }
}
