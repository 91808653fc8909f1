package dev.weft.resolvers.compiled;

import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.model.GlobalId;
import java.nio.charset.StandardCharsets;

/** Global ids from keys as PostgreSQL writes them. */
record GlobalIdWriter(int collectionNumber, PrimaryKeyKind kind) {
    void write(JsonBuffer out, byte[] key) {
        String text = new String(key, StandardCharsets.ISO_8859_1);
        Object value = switch (kind) {
            case UUID -> java.util.UUID.fromString(text);
            case BIGINT -> Long.valueOf(text);
        };
        out.quoted(new GlobalId(collectionNumber, value).encode().getBytes(StandardCharsets.US_ASCII));
    }
}
