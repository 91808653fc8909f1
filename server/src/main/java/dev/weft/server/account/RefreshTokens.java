package dev.weft.server.account;

import dev.weft.server.secret.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes refresh tokens of 256 bits. A successor is computed from its parent with a key that only the platform has, so
 * that the parent answers the same successor again without anybody having stored it.
 */
public final class RefreshTokens {
    public static final int KEY_BYTES = 32;

    private static final String PREFIX = "weft_rt_";
    private static final int TOKEN_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public RefreshTokens(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The first token of a session. */
    public String first() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    public String successorOf(String parent) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return text(mac.doFinal(parent.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** What the database holds of a token. */
    public static byte[] hash(String token) {
        return Digests.sha256(token);
    }

    private static String text(byte[] bytes) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
