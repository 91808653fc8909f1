package dev.weft.server.http;

import dev.weft.server.security.Credentials;

/** What a path leads to: one schema, to be opened by a caller. */
public interface GraphQlEndpoint {
    /**
     * The endpoint as this caller sees it.
     *
     * @throws dev.weft.error.ApiException UNAUTHENTICATED for a bad credential (never silently anonymous), NOT_FOUND
     *     when there is nothing here, or nothing that the caller may know of
     */
    GraphQlEngine open(Credentials credentials, RequestOrigin origin);

    /**
     * What the credentials are good for now: for connections that outlive a request.
     *
     * @throws dev.weft.error.ApiException as {@link #open}
     */
    default Standing standing(Credentials credentials) {
        return new Standing(
                credentials, open(credentials, RequestOrigin.SELF).revision().orElse(0));
    }

    /**
     * On whom connections are counted: equal for all that count together.
     *
     * @param address of the client
     */
    default Object payer(Standing standing, String address) {
        return standing.caller();
    }

    /**
     * Whether pages of another site may call from a browser.
     *
     * @param origin the site, as browsers name it
     */
    default boolean allows(String origin) {
        return false;
    }
}
