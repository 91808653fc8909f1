package dev.weft.server.apikey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The text of a key: what kind it is, which key it is, 256 random bits, and a checksum that tells a mistyped key from a
 * revoked one and lets scanners find keys in places where they should not be.
 *
 * @param id of the key
 */
record ApiKeySecret(ApiKeyKind kind, UUID id, String text) {
    private static final int ID_BYTES = 16;
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN_LETTERS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiKeySecret create(ApiKeyKind kind) {
        UUID id = UUID.randomUUID();
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES + RANDOM_BYTES + Integer.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(random);
        bytes.putInt(checksum(kind, bytes));
        return new ApiKeySecret(kind, id, kind.prefix() + encode(bytes.array()));
    }

    /** Reads a key; empty when it cannot be one of ours. */
    static Optional<ApiKeySecret> parse(String text) {
        for (ApiKeyKind kind : ApiKeyKind.values()) {
            if (text.startsWith(kind.prefix())) {
                return parse(kind, text);
            }
        }
        return Optional.empty();
    }

    /** How the key begins; the rest is secret. */
    String shownPrefix() {
        return text.substring(0, kind.prefix().length() + SHOWN_LETTERS);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ApiKeySecret[" + shownPrefix() + "...]";
    }

    private static Optional<ApiKeySecret> parse(ApiKeyKind kind, String text) {
        String encoded = text.substring(kind.prefix().length());
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (decoded.length != ID_BYTES + RANDOM_BYTES + Integer.BYTES
                || !encode(decoded).equals(encoded)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(decoded);
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        bytes.position(ID_BYTES + RANDOM_BYTES);
        return checksum(kind, bytes) == bytes.getInt()
                ? Optional.of(new ApiKeySecret(kind, id, text))
                : Optional.empty();
    }

    /** Of the kind and of the bytes before the buffer's position. */
    private static int checksum(ApiKeyKind kind, ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(kind.prefix().getBytes(StandardCharsets.US_ASCII));
        crc.update(bytes.duplicate().flip());
        return (int) crc.getValue();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
