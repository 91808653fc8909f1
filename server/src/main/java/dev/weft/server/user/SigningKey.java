package dev.weft.server.user;

import dev.weft.server.account.AccessClaims;
import dev.weft.server.account.AccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs the tokens of a project's end users.
 *
 * @param number counted in the project
 * @param signsFrom a moment after it was made, so that every server knows it before anything is signed with it
 * @param replacedAt when the next one begins to sign; null while there is none
 */
public record SigningKey(
        UUID id,
        int number,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant replacedAt,
        AccessTokens tokens) {
    private static final Duration OUTLIVED = AccessTokens.LIFETIME.plus(AccessClaims.SKEW);

    /** When the last of its tokens has expired; null while it is not replaced. */
    public @Nullable Instant verifiesUntil() {
        return replacedAt == null ? null : replacedAt.plus(OUTLIVED);
    }

    boolean isAliveAt(Instant now) {
        Instant end = verifiesUntil();
        return end == null || now.isBefore(end);
    }

    boolean signsAt(Instant now) {
        return !now.isBefore(signsFrom) && (replacedAt == null || now.isBefore(replacedAt));
    }
}
