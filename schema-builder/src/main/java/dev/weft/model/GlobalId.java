package dev.weft.model;

import dev.weft.catalog.PrimaryKeyKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The opaque, project-wide id of a row: base64url of a version byte, the collection's number (LEB128) and the key
 * (16 bytes of a uuid or 8 of a bigint). A rename of the collection does not change it.
 *
 * @param collectionNumber see {@link dev.weft.catalog.CollectionSpec#number()}
 * @param key a {@link UUID} or a {@link Long}
 */
public record GlobalId(int collectionNumber, Object key) {
    private static final byte VERSION = 1;
    private static final int MAX_BYTES = 1 + 5 + 16;
    private static final int MAX_DIGITS = 19;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES).put(VERSION);
        int rest = collectionNumber;
        while (rest > 0x7f) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
        switch (key) {
            case UUID uuid -> bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
            case Long number -> bytes.putLong(number);
            default -> throw new IllegalArgumentException("not a key: " + key.getClass());
        }
        byte[] used = new byte[bytes.position()];
        bytes.flip().get(used);
        return ENCODER.encodeToString(used);
    }

    /** Empty for every text that {@link #encode} did not make. */
    public static Optional<GlobalId> decode(String text) {
        if (text.isEmpty() || text.charAt(0) != 'A' || text.length() > 30) {
            return Optional.empty();
        }
        try {
            return read(ByteBuffer.wrap(DECODER.decode(text)))
                    .filter(id -> id.encode().equals(text));
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static Optional<GlobalId> read(ByteBuffer bytes) {
        if (bytes.get() != VERSION) {
            return Optional.empty();
        }
        int number = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes.get();
            number |= (part & 0x7f) << shift;
            shift += 7;
        } while (part < 0 && shift < 35);
        return switch (bytes.remaining()) {
            case 16 -> Optional.of(new GlobalId(number, new UUID(bytes.getLong(), bytes.getLong())));
            case 8 -> Optional.of(new GlobalId(number, bytes.getLong()));
            default -> Optional.empty();
        };
    }

    /** The key of a row of this collection from its global id or its raw key; empty when the text is neither. */
    public static Optional<Object> keyOf(CollectionModel collection, String text) {
        Optional<Object> raw = rawKey(collection.primaryKeyKind(), text);
        return raw.isPresent()
                ? raw
                : decode(text)
                        .filter(id -> id.collectionNumber() == collection.spec().number())
                        .map(GlobalId::key)
                        .filter(key -> fits(collection.primaryKeyKind(), key));
    }

    private static boolean fits(PrimaryKeyKind kind, Object key) {
        return switch (kind) {
            case UUID -> key instanceof UUID;
            case BIGINT -> key instanceof Long;
        };
    }

    /** Some digits, perhaps after a minus. */
    private static boolean isNumber(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - first;
        return digits > 0 && digits <= MAX_DIGITS && text.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<Object> rawKey(PrimaryKeyKind kind, String text) {
        try {
            return switch (kind) {
                case UUID -> text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
                case BIGINT -> isNumber(text) ? Optional.of(Long.valueOf(text)) : Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
