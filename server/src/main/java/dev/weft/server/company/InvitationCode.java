package dev.weft.server.company;

import dev.weft.server.secret.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What lets somebody into a company: 256 random bits.
 *
 * @param text as it is handed on
 */
record InvitationCode(String text) {
    private static final String PREFIX = "weft_in_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static InvitationCode create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new InvitationCode(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the database holds of it. */
    byte[] hash() {
        return Digests.sha256(text);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "InvitationCode[" + PREFIX + "...]";
    }
}
