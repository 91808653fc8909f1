package dev.weft.resolvers.compiled;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A finished JSON value in UTF-8. */
public final class JsonBytes {
    private final byte[] bytes;
    private final int length;

    JsonBytes(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Not copied. */
    public static JsonBytes of(byte[] utf8) {
        return new JsonBytes(utf8, utf8.length);
    }

    public int length() {
        return length;
    }

    public void sendTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    void copyTo(JsonBuffer out, int start, int end) {
        out.raw(Arrays.copyOfRange(bytes, start, end));
    }

    /** As JSON text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
