package dev.weft.server.company;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody may join a company.
 *
 * @param email of the account that may
 * @param code for the inviter, once; null ever after
 */
public record Invitation(
        UUID id,
        UUID company,
        String email,
        MemberRole role,
        @Nullable String code,
        OffsetDateTime expiresAt,
        @Nullable OffsetDateTime acceptedAt) {
    Invitation withCode(InvitationCode secret) {
        return new Invitation(id, company, email, role, secret.text(), expiresAt, acceptedAt);
    }

    /** Never the code. */
    @Override
    public String toString() {
        return "Invitation[" + id + ", " + role + "]";
    }
}
