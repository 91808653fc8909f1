package dev.weft.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.secret.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Access tokens of platform accounts, or of the end users of one project: JWTs signed with ES256 by one key, good for a
 * quarter of an hour.
 *
 * <p>The header of a token must be, letter by letter, the one that is issued here. So nothing in it is ever believed:
 * no algorithm, no key, no address of a key.
 */
public final class AccessTokens {
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final int MAX_LENGTH = 2_048;
    private static final int MAX_KNOWN = 10_000;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final JWSHeader header;
    private final String headerSegment;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final ECKey publicKey;
    private final Realm realm;
    private final InstantSource clock;
    /** By the digest of the token: checking a signature costs more than answering a small query. */
    private final Cache<ByteBuffer, AccessClaims> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();

    /** Whose tokens they are, and for whom. */
    public record Realm(String issuer, String audience) {
        static final Realm PLATFORM = new Realm("weft", "weft-platform");
    }

    /**
     * @param keyId names the key in the header
     * @param key as {@link #newKey()} makes it
     */
    public AccessTokens(Realm realm, UUID keyId, byte[] key, InstantSource clock) {
        try {
            ECKey pair = ECKey.parse(new String(key, StandardCharsets.UTF_8));
            this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(keyId.toString())
                    .build();
            this.headerSegment = header.toBase64URL() + ".";
            this.signer = new ECDSASigner(pair);
            this.verifier = new ECDSAVerifier(pair.toPublicJWK());
            this.publicKey = new ECKey.Builder(pair.toPublicJWK())
                    .keyID(keyId.toString())
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
            this.realm = realm;
            this.clock = clock;
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("The key of access tokens cannot be used", e);
        }
    }

    /** A fresh pair of keys, as it is kept sealed. */
    public static byte[] newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString().getBytes(StandardCharsets.UTF_8);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    public record Issued(String token, Instant expiresAt) {}

    /** What others need to verify the tokens: a JSON Web Key. */
    public Map<String, Object> publicKey() {
        return publicKey.toJSONObject();
    }

    /** Whether the token says that it was signed by this key. */
    public boolean claim(String token) {
        return token.startsWith(headerSegment);
    }

    /** @param subject key of the account or of the end user */
    public Issued issue(UUID subject, UUID session, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(LIFETIME);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(realm.issuer())
                .audience(realm.audience())
                .subject(subject.toString())
                .claim("sid", session.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return new Issued(token.serialize(), expiresAt);
        } catch (JOSEException e) {
            throw new IllegalStateException("An access token could not be signed", e);
        }
    }

    /**
     * @throws ApiException UNAUTHENTICATED for whatever was not issued here, or not for now
     */
    public AccessClaims verify(String token) {
        return claims(token).filter(claims -> claims.areGoodAt(clock.instant())).orElseThrow(AccessTokens::refused);
    }

    private Optional<AccessClaims> claims(String token) {
        if (token.length() > MAX_LENGTH || !token.startsWith(headerSegment)) {
            return Optional.empty();
        }
        ByteBuffer digest = ByteBuffer.wrap(Digests.sha256(token));
        AccessClaims seen = known.getIfPresent(digest);
        if (seen != null) {
            return Optional.of(seen);
        }
        Optional<AccessClaims> read = signedPayload(token).flatMap(payload -> AccessClaims.read(payload, realm));
        read.ifPresent(claims -> known.put(digest, claims));
        return read;
    }

    /** UNAUTHENTICATED, whatever is wrong with a token. */
    public static ApiException refused() {
        return new ApiException(
                ErrorCode.UNAUTHENTICATED,
                "The access token is not valid or has expired; refresh it or sign in again.");
    }

    private Optional<String> signedPayload(String token) {
        if (!SHAPE.matcher(token).matches()) {
            return Optional.empty();
        }
        int dot = token.lastIndexOf('.');
        byte[] signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        try {
            return verifier.verify(header, signed, new Base64URL(token.substring(dot + 1)))
                    ? Optional.of(new Base64URL(token.substring(headerSegment.length(), dot)).decodeToString())
                    : Optional.empty();
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
