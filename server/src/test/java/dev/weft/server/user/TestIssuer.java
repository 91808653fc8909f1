package dev.weft.server.user;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An issuer with a server of its own on this machine. */
public final class TestIssuer implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile RSAKey key = newKey();
    private volatile Mood mood = Mood.HEALTHY;

    private enum Mood {
        HEALTHY,
        FAILING,
        LEADING_ELSEWHERE,
        FLOODING
    }

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks.json", this::answer);
        server.start();
    }

    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public URI keysUri() {
        return URI.create(name() + "/jwks.json");
    }

    /** How often its keys were asked for. */
    int asked() {
        return asked.get();
    }

    String keyId() {
        return key.getKeyID();
    }

    JWK publicKey() {
        return key.toPublicJWK();
    }

    void rotate() {
        key = newKey();
    }

    void fail() {
        mood = Mood.FAILING;
    }

    void redirect() {
        mood = Mood.LEADING_ELSEWHERE;
    }

    void flood() {
        mood = Mood.FLOODING;
    }

    public String sign(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> header) {
        try {
            SignedJWT token = new SignedJWT(
                    header.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String keys = new JWKSet(key.toPublicJWK()).toString();
        switch (mood) {
            case HEALTHY -> send(exchange, OK, keys);
            case FAILING -> send(exchange, 500, "{}");
            case LEADING_ELSEWHERE -> {
                exchange.getResponseHeaders().add("Location", "/jwks.json?again");
                send(exchange, exchange.getRequestURI().getQuery() == null ? 302 : OK, keys);
            }
            case FLOODING -> send(exchange, OK, " ".repeat(1_000_000) + keys);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2_048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
