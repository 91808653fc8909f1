package dev.weft.server.admin;

import java.time.Duration;
import java.util.Optional;

/** What of the transport the platform's API needs: where a request comes from, and the console's cookie. */
interface ClientExchange {
    /** Of a connection that stays open: no cookies go with its operations. */
    ClientExchange NONE = new ClientExchange() {
        @Override
        public boolean isConsole() {
            return false;
        }

        @Override
        public Optional<String> refreshCookie() {
            return Optional.empty();
        }

        @Override
        public void keepRefreshCookie(String token, Duration maxAge) {}

        @Override
        public void dropRefreshCookie() {}

        @Override
        public void retryAfter(long seconds) {}
    };

    /** Whether the console asks. No other site can send its header, so its cookie is looked at with it alone. */
    boolean isConsole();

    /** The refresh token that the console's cookie holds. */
    Optional<String> refreshCookie();

    void keepRefreshCookie(String token, Duration maxAge);

    void dropRefreshCookie();

    /** Tells a client that was refused when to come back. */
    void retryAfter(long seconds);
}
