package dev.weft.server.audit;

import dev.weft.server.secret.Digests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Ties each entry of the log to the one before it: who changes, removes or adds one must change all that follow. */
final class AuditChain {
    static final int HASH_BYTES = 32;

    private static final JsonMapper JSON = JsonMapper.shared();

    private AuditChain() {}

    /** What comes before the first entry. */
    static byte[] beginning() {
        return new byte[HASH_BYTES];
    }

    /**
     * SHA-256 of everything that the entry says, and of the hash before it.
     *
     * @param previous hash of the entry before
     */
    static byte[] hash(AuditEvent event, byte[] previous) {
        Instant at = event.at().toInstant();
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(HexFormat.of().formatHex(previous));
        parts.add(event.chain().toString());
        parts.add(event.number());
        parts.add(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000);
        parts.add(event.project() == null ? null : event.project().toString());
        parts.add(event.actor());
        parts.add(event.actorKind());
        parts.add(event.actingAs());
        parts.add(event.action());
        parts.add(event.resourceType());
        parts.add(event.resourceId());
        parts.add(event.status());
        parts.add(event.ip());
        parts.add(event.userAgent());
        parts.add(event.requestId());
        parts.add(event.detail());
        return Digests.sha256(JSON.writeValueAsString(parts));
    }
}
