package dev.weft.server.sse;

import dev.weft.server.realtime.StreamEnd;
import java.nio.charset.StandardCharsets;

/** Events as they go over the wire. */
final class Events {
    /** A comment, so that nobody takes a quiet connection for a dead one. */
    static final byte[] ALIVE = bytes(":\n\n");

    static final byte[] COMPLETE = bytes("event: complete\ndata:\n\n");

    private static final byte[] NEXT = bytes("event: next\ndata: ");
    private static final byte[] END = bytes("\n\n");

    private Events() {}

    /** @param result JSON without line breaks */
    static byte[] next(byte[] result) {
        return join(NEXT, result, END);
    }

    /** The last result of an operation that cannot go on. */
    static byte[] refusal(byte[] result) {
        return join(next(result), COMPLETE);
    }

    /** What is said where the connection ends and the operation does not: the reader comes again, after a moment. */
    static byte[] last(StreamEnd why) {
        return bytes("retry: 1000\n: " + why.sentence() + "\n\n");
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
