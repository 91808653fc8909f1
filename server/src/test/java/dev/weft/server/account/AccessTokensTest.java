package dev.weft.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.AccessTokens.Realm;
import dev.weft.server.platform.SettableClock;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokensTest {
    private static final UUID KEY_ID = UUID.randomUUID();
    private static final byte[] KEY = AccessTokens.newKey();
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final SettableClock FIXED = new SettableClock();
    private static final long NOW = SettableClock.START.getEpochSecond();

    private final SettableClock clock = new SettableClock();
    private final AccessTokens tokens = new AccessTokens(Realm.PLATFORM, KEY_ID, KEY, clock);

    @Test
    void anIssuedTokenNamesItsAccountAndSession() {
        isOfTheAccount(tokens.verify(issued()));
    }

    @Test
    void aTokenIsGoodForAQuarterOfAnHourAndAMinuteOfSkew() {
        String token = issued();
        clock.pass(Duration.ofMinutes(16).minusSeconds(1));
        tokens.verify(token);
        clock.pass(Duration.ofSeconds(1));

        refused(token);
    }

    @Test
    void aTokenThatWasSeenBeforeIsCheckedLikeANewOne() {
        String token = issued();
        isOfTheAccount(tokens.verify(token));
        isOfTheAccount(tokens.verify(token));

        refused(flipped(token, token.length() - 10));
    }

    private static void isOfTheAccount(AccessClaims claims) {
        assertThat(claims.subject()).isEqualTo(ACCOUNT);
        assertThat(claims.session()).isEqualTo(SESSION);
    }

    @Test
    void aHandmadeTokenWithTheRightKeyAndClaimsIsAccepted() {
        isOfTheAccount(tokens.verify(signed(header(), claims(""))));
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        refused(new AccessTokens(Realm.PLATFORM, KEY_ID, AccessTokens.newKey(), clock)
                .issue(ACCOUNT, SESSION, clock.instant())
                .token());
        refused(new AccessTokens(Realm.PLATFORM, UUID.randomUUID(), KEY, clock)
                .issue(ACCOUNT, SESSION, clock.instant())
                .token());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aTamperedTokenIsRefused(String name, String token) {
        refused(token);
    }

    static Stream<Arguments> aTamperedTokenIsRefused() {
        String good = issued();
        String[] parts = good.split("\\.", -1);
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("one part", parts[0]),
                Arguments.of("two parts", parts[0] + "." + parts[1]),
                Arguments.of("no signature", parts[0] + "." + parts[1] + "."),
                Arguments.of("a part too many", good + "." + parts[2]),
                Arguments.of(
                        "encrypted, with compression",
                        encode("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}") + "..AAAA.AAAA.AAAA"),
                Arguments.of("another letter in the signature", flipped(good, good.length() - 10)),
                Arguments.of("another letter in the claims", flipped(good, parts[0].length() + 20)),
                Arguments.of("padding", good + "="),
                Arguments.of("a space inside", parts[0] + ". " + parts[1] + "." + parts[2]),
                Arguments.of("a line break behind", good + "\n"),
                Arguments.of("very long", good + "A".repeat(100_000)),
                Arguments.of("unsigned", encode("{\"alg\":\"none\"}") + "." + parts[1] + "."),
                Arguments.of(
                        "unsigned, with a signature", encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("signed with the public key as a secret", signedWithPublicKey()),
                Arguments.of("all zeros for a signature", parts[0] + "." + parts[1] + "." + "A".repeat(86)),
                Arguments.of("another algorithm in the header", replaced("\"ES256\"", "\"ES384\"")),
                Arguments.of("address of keys", replaced("{", "{\"jku\":\"https://evil.example/keys\",")),
                Arguments.of("its own key", replaced("{", "{\"jwk\":" + publicKey() + ",")),
                Arguments.of("a critical extension", replaced("{", "{\"crit\":[\"x\"],\"x\":1,")),
                Arguments.of("no key id", signed("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}", claims(""))),
                Arguments.of("another type", replaced("at+jwt", "JWT")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aTokenWithOtherClaimsIsRefused(String name, String claims) {
        refused(signed(header(), claims));
    }

    static Stream<Arguments> aTokenWithOtherClaimsIsRefused() {
        return Stream.of(
                Arguments.of("no JSON", "hello"),
                Arguments.of("a list", "[]"),
                Arguments.of("text behind", claims("") + "{}"),
                Arguments.of("account twice", claims(",\"sub\":\"" + UUID.randomUUID() + "\"")),
                Arguments.of("no account", without("sub")),
                Arguments.of("no session", without("sid")),
                Arguments.of("no id", without("jti")),
                Arguments.of("no issuer", without("iss")),
                Arguments.of("no audience", without("aud")),
                Arguments.of("no expiry", without("exp")),
                Arguments.of("no time of issue", without("iat")),
                Arguments.of("account that is no id", with("sub", "\"ada\"")),
                Arguments.of("account that is a number", with("sub", "7")),
                Arguments.of("another issuer", with("iss", "\"weft.example\"")),
                Arguments.of("another audience", with("aud", "\"project\"")),
                Arguments.of("several audiences", with("aud", "[\"weft-platform\"]")),
                Arguments.of("expiry as text", with("exp", "\"" + (NOW + 600) + "\"")),
                Arguments.of("expiry as a fraction", with("exp", (NOW + 600) + ".5")),
                Arguments.of("expiry of null", with("exp", "null")),
                Arguments.of("expiry below zero", with("exp", "-1")),
                Arguments.of("expiry beyond all time", with("exp", "9000000000000000000")),
                Arguments.of("expiry beyond all numbers", with("exp", "9e400")),
                Arguments.of("a lifetime too long", with("exp", Long.toString(NOW + 901))),
                Arguments.of("expired", expired()),
                Arguments.of("issued in the future", future()),
                Arguments.of("for later", claims(",\"nbf\":" + (NOW + 61))),
                Arguments.of("a beginning as text", claims(",\"nbf\":\"" + NOW + "\"")));
    }

    private static String expired() {
        return claims("")
                .replace("\"exp\":" + (NOW + 900), "\"exp\":" + (NOW - 60))
                .replace("\"iat\":" + NOW, "\"iat\":" + (NOW - 900));
    }

    private static String future() {
        return claims("")
                .replace("\"exp\":" + (NOW + 900), "\"exp\":" + (NOW + 800))
                .replace("\"iat\":" + NOW, "\"iat\":" + (NOW + 61));
    }

    private static String without(String claim) {
        return claims("").replaceFirst("\"" + claim + "\":[^,}]+,?", "").replace(",}", "}");
    }

    private static String with(String claim, String value) {
        return claims("").replaceFirst("\"" + claim + "\":[^,}]+", "\"" + claim + "\":" + value);
    }

    private static String claims(String more) {
        return "{\"iss\":\"weft\",\"aud\":\"weft-platform\",\"sub\":\"" + ACCOUNT + "\",\"sid\":\"" + SESSION
                + "\",\"jti\":\"" + UUID.randomUUID() + "\",\"iat\":" + NOW + ",\"exp\":" + (NOW + 900) + more + "}";
    }

    private static String header() {
        String issued = issued();
        return new Base64URL(issued.substring(0, issued.indexOf('.'))).decodeToString();
    }

    private static String replaced(String part, String replacement) {
        return signed(header().replace(part, replacement), claims(""));
    }

    /** Signed with the real key, whatever the header says. */
    private static String signed(String header, String claims) {
        try {
            String input = encode(header) + "." + encode(claims);
            JWSHeader plain = new JWSHeader(JWSAlgorithm.ES256);
            return input + "." + new ECDSASigner(key()).sign(plain, input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedWithPublicKey() {
        try {
            JWSObject forged = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims("")));
            forged.sign(new MACSigner(key().toPublicKey().getEncoded()));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey() {
        return key().toPublicJWK().toJSONString();
    }

    private static ECKey key() {
        try {
            return ECKey.parse(new String(KEY, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String issued() {
        return new AccessTokens(Realm.PLATFORM, KEY_ID, KEY, FIXED)
                .issue(ACCOUNT, SESSION, SettableClock.START)
                .token();
    }

    private static String flipped(String text, int position) {
        char other = text.charAt(position) == 'A' ? 'B' : 'A';
        return text.substring(0, position) + other + text.substring(position + 1);
    }

    private static String encode(String text) {
        return Base64URL.encode(text).toString();
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    }
}
