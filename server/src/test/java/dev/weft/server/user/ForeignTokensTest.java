package dev.weft.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.project.ProjectRef;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForeignTokensTest {
    private static final String AUDIENCE = "shop-app";
    private static final Set<String> ROLES = Set.of("editor", "author");

    private final TestUsers test = new TestUsers();
    private final TestIssuer issuer = new TestIssuer();
    private final IdentityProviders providers = new IdentityProviders(test.platform.sql, test.clock);
    private final IssuerClient client = new IssuerClient(new IssuerAddresses(true, false));
    private final ForeignTokens tokens =
            new ForeignTokens(test.platform.sql, providers, client, test.clock, test.clock);
    private final ProjectRef shop = test.shop;

    @AfterEach
    void close() {
        client.close();
        issuer.close();
        test.close();
    }

    @Test
    void aTokenOfATrustedIssuerIsAnEndUserWithItsClaims() {
        trust(null, null, null);
        Caller.User caller = caller(token(claims -> claims.claim("team", "red")));

        assertThat(caller.userId()).isNull();
        assertThat(caller.subject()).isEqualTo(issuer.name() + "#ada");
        assertThat(caller.roles()).isEqualTo(RoleSet.of(List.of("user")));
        assertThat(caller.claims()).containsEntry("team", "red").containsEntry("sub", "ada");
    }

    @Test
    void claimsNameTheRolesThatTheProjectHas() {
        trust("realm_access.roles", null, null);
        Map<String, Object> access = Map.of("roles", List.of("editor", "owner", "admin", "service", "member", "ghost"));

        assertThat(caller(token(claims -> claims.claim("realm_access", access))).roles())
                .isEqualTo(RoleSet.of(List.of("editor")));
        assertThat(caller(token(claims -> claims.claim("realm_access", "x"))).roles())
                .isEqualTo(RoleSet.of(List.of("user")));
    }

    @Test
    void aMapTranslatesTheWordsOfTheIssuer() {
        trust("https://id.example/groups", Map.of("Writers", "author", "Chiefs", "editor"), null);

        assertThat(caller(token(claims -> claims.claim("https://id.example/groups", List.of("Chiefs", "Writers"))))
                        .roles())
                .isEqualTo(RoleSet.of(List.of("author", "editor")));
        assertThat(caller(token(claims -> claims.claim("https://id.example/groups", "editor")))
                        .roles())
                .isEqualTo(RoleSet.of(List.of("user")));
    }

    @Test
    void aClaimMayNameTheRowThatTheUserIs() {
        trust(null, null, "row");
        UUID row = test.insert(shop, "ada@example.com");

        assertThat(caller(token(claims -> claims.claim("row", row.toString()))).userId())
                .isEqualTo(row);
        assertThat(caller(token(claims -> claims.claim("row", UUID.randomUUID().toString())))
                        .userId())
                .isNull();
        assertThat(caller(token(claims -> claims.claim("row", 7))).userId()).isNull();
    }

    @Test
    void onlyIssuersOfTheProjectCount() {
        trust(null, null, null);
        ProjectRef other = test.project("other");
        String good = token(claims -> claims);
        caller(good);

        refused(() -> tokens.caller(other, good, ROLES));
        refused(() -> caller(token(claims -> claims.issuer("https://evil.example"))));
        refused(() -> caller(token(claims -> claims.audience("another-app"))));
        providers.remove(shop.id(), issuer.name());
        refused(() -> caller(good));
    }

    @Test
    void aTokenMustBeForNow() {
        trust(null, null, null);

        caller(token(claims -> claims.expirationTime(in(Duration.ofSeconds(-59)))));
        refused(() -> caller(token(claims -> claims.expirationTime(in(Duration.ofMinutes(-1))))));
        refused(() -> caller(token(claims -> claims.expirationTime(null))));
        refused(() -> caller(token(claims -> claims.expirationTime(in(Duration.ofDays(365))))));
        refused(() -> caller(token(claims -> claims.notBeforeTime(in(Duration.ofSeconds(61))))));
        refused(() -> caller(token(claims -> claims.issueTime(in(Duration.ofSeconds(61))))));
        refused(() -> caller(token(claims -> claims.claim("exp", "2099"))));
        refused(() -> caller(token(claims -> claims.claim("nbf", "soon"))));
        refused(() -> caller(token(claims -> claims.subject(null))));
        refused(() -> caller(token(claims -> claims.subject(" "))));
    }

    @Test
    void nothingInAHeaderIsBelieved() throws JOSEException {
        trust(null, null, null);
        TestIssuer evil = new TestIssuer();
        try (evil) {
            JWTClaimsSet claims = claims().build();
            refused(() -> caller(evil.sign(claims, header -> header.keyID(issuer.keyId()))));
            refused(() -> caller(evil.sign(claims, header -> header.jwkURL(evil.keysUri()))));
            refused(() -> caller(evil.sign(claims, header -> header.jwk(evil.publicKey()))));
        }
        refused(() -> caller(new PlainJWT(claims().build()).serialize()));
        SignedJWT secret = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.keyId()).build(), claims().build());
        secret.sign(new MACSigner(issuer.publicKey().toRSAKey().toRSAPublicKey().getEncoded()));
        refused(() -> caller(secret.serialize()));
        refused(() -> caller(issuer.sign(
                claims().build(), header -> header.criticalParams(Set.of("x")).customParam("x", 1))));
        refused(() -> caller(issuer.sign(claims().build(), header -> header.type(new JOSEObjectType("logout+jwt")))));
        for (String text : List.of("", ".", "..", "a.b", "a.b.c", "a.b.c.d.e", "x".repeat(100_000))) {
            refused(() -> caller(text));
        }
        String good = token(claims -> claims);
        refused(() -> caller(good.substring(0, good.lastIndexOf('.') + 1)));
    }

    @Test
    void aNewKeyOfTheIssuerIsNoticedAtOnceAndAWithdrawnOneSoon() {
        trust(null, null, null);
        String before = token(claims -> claims);
        caller(before);
        issuer.rotate();
        test.clock.pass(IssuerKeys.PAUSE);

        caller(token(claims -> claims));
        refused(() -> caller(before));
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void keysAreAskedForOnceInAWhileWhateverTokensSay() {
        trust(null, null, null);
        caller(token(claims -> claims));
        for (int i = 0; i < 50; i++) {
            String key = "k" + i;
            refused(() -> caller(issuer.sign(claims().build(), header -> header.keyID(key))));
        }

        assertThat(issuer.asked()).isEqualTo(1);
    }

    @Test
    void anIssuerThatIsAwayLeavesItsLastKeysForAnHourAndOthersAlone() {
        trust(null, null, null);
        TestIssuer second = new TestIssuer();
        try (second) {
            providers.set(shop.id(), provider(second, null, null, null));
            caller(token(claims -> claims));
            issuer.fail();
            test.clock.pass(IssuerKeys.FRESH.plusSeconds(1));
            caller(token(claims -> claims));
            caller(second.sign(claims().issuer(second.name()).build(), header -> header));

            test.clock.pass(IssuerKeys.OUTAGE);
            refused(() -> caller(token(claims -> claims)));
            caller(second.sign(claims().issuer(second.name()).build(), header -> header));
        }
    }

    @Test
    void anIssuerThatLeadsElsewhereOrAnswersTooMuchIsNotHeard() {
        trust(null, null, null);
        issuer.redirect();
        refused(() -> caller(token(claims -> claims)));

        test.clock.pass(IssuerKeys.PAUSE);
        issuer.flood();
        refused(() -> caller(token(claims -> claims)));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void refused(Work work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    }

    private void trust(@Nullable String roleClaim, @Nullable Map<String, String> roleMap, @Nullable String userClaim) {
        providers.set(shop.id(), provider(issuer, roleClaim, roleMap, userClaim));
    }

    private static IdentityProvider provider(
            TestIssuer issuer,
            @Nullable String roleClaim,
            @Nullable Map<String, String> roleMap,
            @Nullable String userClaim) {
        URI keys = issuer.keysUri();
        OffsetDateTime now = OffsetDateTime.of(2026, 3, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        return new IdentityProvider(issuer.name(), AUDIENCE, keys, roleClaim, roleMap, userClaim, now);
    }

    private Caller.User caller(String token) {
        return tokens.caller(shop, token, ROLES);
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> more) {
        return issuer.sign(more.apply(claims()).build(), header -> header);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.name())
                .audience(List.of("someone-else", AUDIENCE))
                .subject("ada")
                .issueTime(in(Duration.ZERO))
                .expirationTime(in(Duration.ofHours(1)));
    }

    private Date in(Duration time) {
        return Date.from(test.clock.instant().plus(time));
    }
}
