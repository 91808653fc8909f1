package dev.weft.resolvers.compiled;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON in UTF-8, written from start to end; what turns out to be void is cut off again. */
final class JsonBuffer {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPED = 6;

    private byte[] bytes;
    private int size;

    JsonBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void cut(int length) {
        size = length;
    }

    void raw(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    void raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    void raw(String ascii) {
        raw(ascii.getBytes(StandardCharsets.UTF_8));
    }

    void nothing() {
        raw(NULL);
    }

    /** A text without anything to escape. */
    void quoted(byte[] plain) {
        reserve(plain.length + 2);
        bytes[size++] = '"';
        System.arraycopy(plain, 0, bytes, size, plain.length);
        size += plain.length;
        bytes[size++] = '"';
    }

    void text(String text) {
        text(text.getBytes(StandardCharsets.UTF_8));
    }

    void text(byte[] utf8) {
        reserve(utf8.length + 2);
        bytes[size++] = '"';
        int written = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if ((b >= 0 && b < ' ') || b == '"' || b == '\\') {
                copy(utf8, written, i);
                escape(b, utf8.length - i);
                written = i + 1;
            }
        }
        copy(utf8, written, utf8.length);
        bytes[size++] = '"';
    }

    private void copy(byte[] from, int start, int end) {
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
    }

    /** @param ahead how many bytes of the text are still to come */
    private void escape(byte b, int ahead) {
        reserve(ESCAPED + ahead + 1);
        bytes[size++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[size++] = b;
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 0xf];
            }
        }
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** What was written from the position on. */
    byte[] from(int start) {
        return Arrays.copyOfRange(bytes, start, size);
    }

    /** The byte at a position already written, to be overwritten. */
    void set(int position, char ascii) {
        bytes[position] = (byte) ascii;
    }

    JsonBytes finish() {
        return new JsonBytes(bytes, size);
    }
}
