package dev.weft.server.http;

import dev.weft.resolvers.execution.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Plain values to JSON in one buffer, so that its length is known before the first byte is sent. */
final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    /** @throws IllegalStateException when there is something else than maps, lists, strings, numbers, booleans */
    static Bytes write(@Nullable Object value) {
        Bytes bytes = new Bytes();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(json, value);
        }
        return bytes;
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Map<?, ?> object -> writeObject(json, object);
            case List<?> array -> writeArray(json, array);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Short number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case JsonText ready -> writeReady(json, ready);
            default -> throw new IllegalStateException("no JSON for " + value.getClass());
        }
    }

    private static void writeObject(JsonGenerator json, Map<?, ?> object) {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            json.writeName((String) member.getKey());
            write(json, member.getValue());
        }
        json.writeEndObject();
    }

    /** The generator only has to know that there is a value now. */
    private static void writeReady(JsonGenerator json, JsonText ready) {
        json.writeRawValue("");
        json.flush();
        ((Bytes) json.streamWriteOutputTarget()).writeBytes(ready.utf8());
    }

    private static void writeArray(JsonGenerator json, List<?> array) {
        json.writeStartArray();
        for (int i = 0; i < array.size(); i++) {
            write(json, array.get(i));
        }
        json.writeEndArray();
    }

    /** A buffer that is sent without being copied. */
    static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(1024);
        }

        void sendTo(OutputStream out) throws IOException {
            out.write(buf, 0, count);
        }
    }
}
