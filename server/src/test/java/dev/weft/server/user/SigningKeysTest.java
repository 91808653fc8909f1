package dev.weft.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.error.ApiException;
import dev.weft.resolvers.identity.Tokens;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.secret.SecretBox;
import dev.weft.server.secret.WrongMasterKeyException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private final TestUsers test = new TestUsers();
    private final TestUsers.Server one = test.one;
    private final TestUsers.Server two = test.new Server();
    private final ProjectRef shop = test.shop;

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theFirstKeyIsMadeOnceWhoeverNeedsItFirst() {
        assertThat(ids(one)).hasSize(1).isEqualTo(ids(two));
    }

    @Test
    void everyProjectHasKeysOfItsOwn() {
        ProjectRef other = test.project("other");

        assertThat(one.keys.of(other.id()).getFirst().id()).isNotEqualTo(ids(one).getFirst());
    }

    @Test
    void whatIsPublishedVerifiesWhatIsSigned() throws Exception {
        Tokens ada = one.signUp(shop, "ada@example.com");
        JWKSet published = JWKSet.parse(one.keys.published(shop.id()));
        SignedJWT token = SignedJWT.parse(ada.accessToken());

        assertThat(published.getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(token.verify(new ECDSAVerifier(
                        published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer())
                .isEqualTo("urn:weft:project:" + shop.id().value());
        assertThat(token.getJWTClaimsSet().getAudience())
                .containsExactly(shop.id().value().toString());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(ada.user().toString());
        assertThat(token.getJWTClaimsSet().getClaims()).containsKeys("jti", "sid", "iat", "exp");
    }

    @Test
    void anotherKeyIsKnownEverywhereBeforeItSigns() {
        two.keys.of(shop.id());
        SigningKey next = one.keys.rotate(shop.id());
        Tokens still = one.signUp(shop, "ada@example.com");
        assertThat(two.sessions.verify(shop, still.accessToken()).user()).isEqualTo(still.user());

        test.clock.pass(SigningKeys.PUBLISHED_BEFORE);
        Tokens later = one.signUp(shop, "bob@example.com");
        assertThat(keyOf(still)).isNotEqualTo(next.id().toString());
        assertThat(keyOf(later)).isEqualTo(next.id().toString());
        two.sessions.verify(shop, later.accessToken());
        two.sessions.verify(shop, still.accessToken());
    }

    @Test
    void anOldKeyVerifiesUntilItsTokensHaveExpiredAndIsThenForgotten() {
        UUID old = ids(one).getFirst();
        one.keys.rotate(shop.id());
        test.clock.pass(
                Duration.ofMinutes(16).plus(SigningKeys.PUBLISHED_BEFORE).minusSeconds(1));
        assertThat(ids(two)).contains(old);
        test.clock.pass(Duration.ofSeconds(1));

        assertThat(ids(two)).hasSize(1).doesNotContain(old);
        one.keys.rotate(shop.id());
        assertThat(test.platform.sql.fetchValue("select count(*) from weft.signing_key where id = ?", old))
                .isEqualTo(0L);
    }

    @Test
    void aTokenOfAKeyThatIsForgottenIsRefused() {
        Tokens ada = one.signUp(shop, "ada@example.com");
        test.platform.sql.execute("delete from weft.signing_key");
        test.clock.pass(Duration.ofSeconds(1));

        assertThatThrownBy(() -> one.sessions.verify(shop, ada.accessToken())).isInstanceOf(ApiException.class);
    }

    @Test
    void theDatabaseAloneGivesNoKeyAway() {
        one.keys.of(shop.id());
        byte[] other = new byte[SecretBox.KEY_BYTES];
        other[0] = 1;
        SigningKeys stranger = new SigningKeys(test.platform.sql, new SecretBox(other), test.clock, test.clock);

        assertThatThrownBy(() -> stranger.of(shop.id())).isInstanceOf(WrongMasterKeyException.class);
    }

    private List<UUID> ids(TestUsers.Server server) {
        return server.keys.of(shop.id()).stream().map(SigningKey::id).toList();
    }

    private static String keyOf(Tokens tokens) {
        try {
            return SignedJWT.parse(tokens.accessToken()).getHeader().getKeyID();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
