package dev.weft.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Plain values to JSON in one buffer, so that its length is known before the first byte is sent. */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int CAPACITY = 1_024;

    private final Bytes bytes;
    private final JsonGenerator json;

    private JsonWriter(Bytes bytes, JsonGenerator json) {
        this.bytes = bytes;
        this.json = json;
    }

    /** @throws IllegalStateException when there is something else than maps, lists, strings, numbers, booleans, JSON */
    public static Bytes write(@Nullable Object value) {
        Bytes bytes = new Bytes(capacity(value));
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new JsonWriter(bytes, json).any(value);
        }
        return bytes;
    }

    private static int capacity(@Nullable Object value) {
        return value instanceof Map<?, ?> body && body.get("data") instanceof RawJson data
                ? data.length() + CAPACITY
                : CAPACITY;
    }

    private void any(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Map<?, ?> object -> object(object);
            case List<?> array -> array(array);
            case RawJson raw -> raw(raw);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Short number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            default -> throw new IllegalStateException("no JSON for " + value.getClass());
        }
    }

    private void object(Map<?, ?> object) {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            json.writeName((String) member.getKey());
            any(member.getValue());
        }
        json.writeEndObject();
    }

    private void array(List<?> array) {
        json.writeStartArray();
        for (int i = 0; i < array.size(); i++) {
            any(array.get(i));
        }
        json.writeEndArray();
    }

    /** The generator writes what stands before the value, the value itself goes past it. */
    private void raw(RawJson raw) {
        json.writeRawValue("");
        json.flush();
        try {
            raw.sendTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A buffer that is sent without being copied. */
    public static final class Bytes extends ByteArrayOutputStream {
        Bytes(int capacity) {
            super(capacity);
        }

        public void sendTo(OutputStream out) throws IOException {
            out.write(buf, 0, count);
        }
    }
}
