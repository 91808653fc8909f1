package dev.weft.resolvers.execution;

import dev.weft.resolvers.sql.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Responses as JSON in UTF-8, without line breaks. */
final class ResultText {
    private ResultText() {}

    static byte[] of(ProjectResponse response) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            char before = '{';
            for (Map.Entry<String, @Nullable Object> member : response.body().entrySet()) {
                out.write(before);
                out.write(text(Json.write(member.getKey())));
                out.write(':');
                if (member.getValue() instanceof JsonData finished) {
                    finished.json().sendTo(out);
                } else {
                    out.write(text(Json.write(member.getValue())));
                }
                before = ',';
            }
            out.write('}');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
