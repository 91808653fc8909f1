package dev.weft.server.admin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** An exchange over HTTP. */
record ServletExchange(HttpServletRequest request, HttpServletResponse response) implements ClientExchange {
    private static final String CONSOLE_HEADER = "X-Weft-Console";
    private static final String SECURE_COOKIE = "__Host-weft_refresh";
    private static final String LOCAL_COOKIE = "weft_refresh";

    /** The exchange that the calling thread serves; none for an operation of a connection that stays open. */
    static ClientExchange current() {
        ServletRequestAttributes attributes = (ServletRequestAttributes) RequestContextHolder.getRequestAttributes();
        if (attributes == null) {
            return ClientExchange.NONE;
        }
        HttpServletResponse response = attributes.getResponse();
        if (response == null) {
            throw new IllegalStateException("The request has no response to set cookies in");
        }
        return new ServletExchange(attributes.getRequest(), response);
    }

    @Override
    public boolean isConsole() {
        return "1".equals(request.getHeader(CONSOLE_HEADER));
    }

    @Override
    public Optional<String> refreshCookie() {
        Cookie[] cookies = request.getCookies();
        Stream<Cookie> sent = cookies == null ? Stream.empty() : Arrays.stream(cookies);
        return sent.filter(cookie -> cookie.getName().equals(cookieName()))
                .map(Cookie::getValue)
                .findFirst();
    }

    @Override
    public void keepRefreshCookie(String token, Duration maxAge) {
        setCookie(token, maxAge);
    }

    @Override
    public void dropRefreshCookie() {
        setCookie("", Duration.ZERO);
    }

    @Override
    public void retryAfter(long seconds) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private void setCookie(String value, Duration maxAge) {
        ResponseCookie cookie = ResponseCookie.from(cookieName(), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Browsers accept the prefix from secure origins alone. */
    private String cookieName() {
        return request.isSecure() ? SECURE_COOKIE : LOCAL_COOKIE;
    }
}
