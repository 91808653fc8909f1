package dev.weft.server.user;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiException;
import dev.weft.server.account.AccessTokens;
import dev.weft.server.project.ProjectRef;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Tokens of the issuers that a project trusts. Only algorithms with a key pair are accepted, and nothing in a token's
 * header says where a key is to be had.
 */
public final class ForeignTokens {
    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_KEYS_TRIED = 5;
    private static final int MAX_ISSUERS = 10_000;
    private static final int MIN_RSA_BITS = 2_048;
    private static final Duration CACHED = Duration.ofMillis(700);
    private static final int MAX_CACHED = 10_000;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final Set<String> TYPES = Set.of("JWT", "AT+JWT");

    private final DSLContext sql;
    private final IdentityProviders providers;
    private final InstantSource clock;
    private final LoadingCache<Source, IssuerKeys> keys;
    private final LoadingCache<UserKey, Boolean> users;

    public ForeignTokens(
            DSLContext sql, IdentityProviders providers, IssuerClient client, InstantSource clock, Ticker ticker) {
        this.sql = sql;
        this.providers = providers;
        this.clock = clock;
        this.keys = Caffeine.newBuilder()
                .maximumSize(MAX_ISSUERS)
                .build(source -> new IssuerKeys(source.jwksUri(), client::fetch, clock));
        this.users = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(CACHED)
                .maximumSize(MAX_CACHED)
                .build(key ->
                        new UserRows(this.sql, key.project()).roles(key.user()).isPresent());
    }

    /** Keys are not shared between projects, so that none can keep another's issuer busy. */
    private record Source(ProjectId project, String issuer, URI jwksUri) {}

    private record UserKey(ProjectRef project, UUID user) {}

    /**
     * The end user behind the token.
     *
     * @param known the project's own roles
     * @throws ApiException UNAUTHENTICATED for whatever none of the project's issuers has signed for it, or not for now
     */
    public Caller.User caller(ProjectRef project, String token, Set<String> known) {
        List<IdentityProvider> trusted = providers.of(project.id());
        if (trusted.isEmpty() || token.length() > MAX_LENGTH) {
            throw AccessTokens.refused();
        }
        return parsed(token)
                .flatMap(jwt -> ForeignClaims.read(jwt.getParsedParts()[1].decodeToString())
                        .flatMap(claims -> provider(trusted, claims)
                                .filter(provider -> claims.areGoodFor(provider, clock.instant())
                                        && isSigned(jwt, source(project, provider)))
                                .map(provider -> caller(project, provider, claims, known))))
                .orElseThrow(AccessTokens::refused);
    }

    private static Optional<SignedJWT> parsed(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JOSEObjectType type = jwt.getHeader().getType();
            boolean fits = type == null || TYPES.contains(type.getType().toUpperCase(Locale.ROOT));
            return fits && ALGORITHMS.contains(jwt.getHeader().getAlgorithm()) ? Optional.of(jwt) : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<IdentityProvider> provider(List<IdentityProvider> trusted, ForeignClaims claims) {
        return trusted.stream()
                .filter(provider -> provider.issuer().equals(claims.issuer()))
                .findFirst();
    }

    private static Source source(ProjectRef project, IdentityProvider provider) {
        return new Source(project.id(), provider.issuer(), provider.jwksUri());
    }

    private boolean isSigned(SignedJWT jwt, Source source) {
        return keys.get(source).matching(jwt.getHeader()).stream()
                .limit(MAX_KEYS_TRIED)
                .anyMatch(key -> isSigned(jwt, key));
    }

    private static boolean isSigned(SignedJWT jwt, JWK key) {
        try {
            Optional<JWSVerifier> verifier = verifier(key);
            return verifier.isPresent() && jwt.verify(verifier.get());
        } catch (JOSEException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa when rsa.size() >= MIN_RSA_BITS -> Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()));
            case ECKey ec -> Optional.of(new ECDSAVerifier(ec.toECPublicKey()));
            default -> Optional.empty();
        };
    }

    private Caller.User caller(ProjectRef project, IdentityProvider provider, ForeignClaims claims, Set<String> known) {
        RoleSet roles = UserRoles.of(claims.roles(provider), known);
        UUID user = claims.user(provider)
                .filter(key -> users.get(new UserKey(project, key)))
                .orElse(null);
        String subject = claims.issuer() + "#" + claims.subject();
        return new Caller.User(user, subject, roles, claims.all());
    }
}
