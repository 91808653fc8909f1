package dev.weft.subscriptions.log;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Positions as base64url: numbers of seven bits a byte, most of them the difference to the one before. */
final class PositionText {
    private static final byte VERSION = 1;
    private static final int LONGEST = 16_384;
    private static final int MOST_RUNNING = 4_096;

    private PositionText() {}

    static String write(Position position) {
        boolean between = position.isBetweenSteps();
        ByteBuffer bytes = ByteBuffer.allocate(64
                + 10
                        * (position.before().running().size()
                                + position.after().running().size()));
        bytes.put(VERSION).putLong(position.log()).put((byte) (between ? 0 : 1));
        put(bytes, position.after());
        if (!between) {
            put(bytes, position.before());
            putNumber(bytes, position.sequence());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    static Position read(String text) {
        try {
            if (text.length() > LONGEST) {
                throw unreadable();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() != VERSION) {
                throw unreadable();
            }
            Position position = read(bytes);
            if (bytes.hasRemaining()) {
                throw unreadable();
            }
            return position;
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            throw unreadable();
        }
    }

    private static Position read(ByteBuffer bytes) {
        long log = bytes.getLong();
        boolean between = bytes.get() == 0;
        Snapshot after = snapshot(bytes);
        return between ? Position.at(log, after) : new Position(log, snapshot(bytes), after, number(bytes));
    }

    private static void put(ByteBuffer bytes, Snapshot snapshot) {
        putNumber(bytes, snapshot.oldest());
        putNumber(bytes, snapshot.next() - snapshot.oldest());
        putNumber(bytes, snapshot.running().size());
        long last = snapshot.oldest();
        for (long running : snapshot.running()) {
            putNumber(bytes, running - last);
            last = running;
        }
    }

    private static Snapshot snapshot(ByteBuffer bytes) {
        long oldest = number(bytes);
        long next = Math.addExact(oldest, number(bytes));
        long size = number(bytes);
        if (size > MOST_RUNNING) {
            throw unreadable();
        }
        List<Long> running = new ArrayList<>();
        long last = oldest;
        for (int i = 0; i < size; i++) {
            last = Math.addExact(last, number(bytes));
            running.add(last);
        }
        if (last > next || (size > 0 && last == next)) {
            throw unreadable();
        }
        return new Snapshot(oldest, next, running);
    }

    private static void putNumber(ByteBuffer bytes, long number) {
        long rest = number;
        while (rest > 0x7f) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw unreadable();
    }

    private static ApiException unreadable() {
        return new ApiException(
                ErrorCode.BAD_USER_INPUT,
                "The argument 'after' is no position of this API; leave it out, or pass the last cursor that a message had");
    }
}
