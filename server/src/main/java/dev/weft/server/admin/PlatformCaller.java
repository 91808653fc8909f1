package dev.weft.server.admin;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.AccountTokens.SignedIn;
import dev.weft.server.account.Visitor;
import dev.weft.server.http.RequestOrigin;
import java.util.Optional;
import java.util.UUID;

/**
 * Who calls the platform's API, from where, and through which exchange.
 *
 * @param signedIn empty for an anonymous caller
 */
record PlatformCaller(Optional<SignedIn> signedIn, RequestOrigin origin, ClientExchange exchange) {
    /** Under which the caller is found in the context of an operation. */
    static final String CONTEXT_KEY = "caller";

    /**
     * The account that calls.
     *
     * @throws ApiException UNAUTHENTICATED for an anonymous caller
     */
    UUID account() {
        return session().account();
    }

    /**
     * The account that calls, with its session.
     *
     * @throws ApiException UNAUTHENTICATED for an anonymous caller
     */
    SignedIn session() {
        return signedIn.orElseThrow(() -> new ApiException(ErrorCode.UNAUTHENTICATED, "Sign in first."));
    }

    /** Where a session that begins now comes from. */
    Visitor visitor() {
        return new Visitor(origin.address(), origin.userAgent());
    }

    /** As logs name it. */
    String actor() {
        return "account:" + account();
    }
}
