package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of one collection in one order: base64url of a version byte, a fingerprint of collection and order, and
 * the values that the order looks at. A cursor of another order carries another fingerprint and is refused.
 */
public final class CursorFormat {
    private static final byte VERSION = 1;
    /** In characters: room for a few long texts, and little enough to decode for nothing. */
    private static final int MAX_LENGTH = 16_384;

    private final CollectionModel collection;
    private final Order order;
    /** Made when it is first needed; 0 before. */
    private long fingerprint;

    public CursorFormat(CollectionModel collection, Order order) {
        this.collection = collection;
        this.order = order;
    }

    public Order order() {
        return order;
    }

    /** Of the same collection in another order. */
    CursorFormat by(Order another) {
        return new CursorFormat(collection, another);
    }

    /**
     * @param row gives the value of an operand of the order
     */
    public String encode(Function<Operand, @Nullable Object> row) {
        CursorBytes.Writer bytes = new CursorBytes.Writer();
        bytes.writeByte(VERSION);
        bytes.writeLong(fingerprint());
        order.terms().forEach(term -> bytes.write(term.operand().type(), row.apply(term.operand())));
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        if (cursor.length() > MAX_LENGTH) {
            throw InputPath.of("orderBy").refuse("orders by a text too long for a cursor; order by a shorter field");
        }
        return cursor;
    }

    Position decode(String cursor, InputPath at) {
        return bytes(cursor)
                .flatMap(bytes -> position(bytes, at))
                .orElseThrow(() -> at.refuse("is no cursor of this list; take one from its edges or pageInfo"));
    }

    private static Optional<ByteBuffer> bytes(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Position> position(ByteBuffer bytes, InputPath at) {
        if (bytes.remaining() <= 1 + Long.BYTES || bytes.get() != VERSION) {
            return Optional.empty();
        }
        if (bytes.getLong() != fingerprint()) {
            throw at.refuse("is a cursor of another list or another order;"
                    + " page on with the orderBy that made it, or begin anew without a cursor");
        }
        return CursorBytes.read(bytes, order);
    }

    private long fingerprint() {
        if (fingerprint == 0) {
            fingerprint = fingerprint(collection, order);
        }
        return fingerprint;
    }

    private static long fingerprint(CollectionModel collection, Order order) {
        StringBuilder text = new StringBuilder(collection.id().toString());
        for (Order.Term term : order.terms()) {
            text.append('|').append(StableText.of(term.operand()));
            text.append(term.descending() ? " desc" : " asc").append(term.nullsFirst() ? " first" : " last");
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CursorFormat format
                && format.collection.equals(collection)
                && format.order.equals(order);
    }

    @Override
    public int hashCode() {
        return order.hashCode();
    }
}
