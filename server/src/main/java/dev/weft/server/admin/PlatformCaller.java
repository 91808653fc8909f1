package dev.weft.server.admin;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.AccountTokens.SignedIn;
import java.util.Optional;
import java.util.UUID;

/**
 * Who calls the platform's API, and through which exchange.
 *
 * @param signedIn empty for an anonymous caller
 */
record PlatformCaller(Optional<SignedIn> signedIn, ClientExchange exchange) {
    /** Under which the caller is found in the context of an operation. */
    static final String CONTEXT_KEY = "caller";

    /**
     * The account that calls.
     *
     * @throws ApiException UNAUTHENTICATED for an anonymous caller
     */
    UUID account() {
        return signedIn.map(SignedIn::account)
                .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHENTICATED, "Sign in first."));
    }

    /** As logs name it. */
    String actor() {
        return "account:" + account();
    }
}
