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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Checks credentials against the platform's accounts and keys. */
public final class PlatformCredentials implements CallerResolver {
    private static final String SCHEME = "bearer ";

    private final AccountTokens accounts;
    private final ApiKeyCheck keys;
    private final MemberRoles members;

    public PlatformCredentials(AccountTokens accounts, ApiKeyCheck keys, MemberRoles members) {
        this.accounts = accounts;
        this.keys = keys;
        this.members = members;
    }

    @Override
    public Caller resolve(ProjectRef project, Credentials credentials) {
        String authorization = credentials.authorization();
        String apiKey = credentials.apiKey();
        if (apiKey == null) {
            return authorization == null ? new Caller.Anonymous() : member(project, authorization);
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
        return Optional.ofNullable(credentials.authorization()).map(this::signedIn);
    }

    private Caller member(ProjectRef project, String authorization) {
        UUID account = signedIn(authorization).account();
        return members.of(account, project.id())
                .map(role -> new Caller.Member(account, role.role()))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it."));
    }

    private SignedIn signedIn(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new ApiException(
                    ErrorCode.UNAUTHENTICATED, "The Authorization header must read 'Bearer' and an access token.");
        }
        return accounts.verify(authorization.substring(SCHEME.length()).strip());
    }

    private static void refuseBoth(Credentials credentials) {
        if (credentials.authorization() != null && credentials.apiKey() != null) {
            throw new ApiException(
                    ApiError.of(ErrorCode.BAD_REQUEST, "The request carries two credentials; send one of them.")
                            .withHint("Leave out either Authorization or X-API-Key."));
        }
    }
}
