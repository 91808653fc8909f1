package dev.weft.server.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request's {@code Content-Type} may be. */
final class MediaTypes {
    private MediaTypes() {}

    /** JSON in UTF-8, which is also what no charset means. */
    static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        boolean json = parts[0].strip().equals("application/json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=") && !isUtf8(parameter.substring(8))) {
                return false;
            }
        }
        return json;
    }

    static boolean isUtf8(String charset) {
        String name = charset.strip().replace("\"", "");
        return name.equals("utf-8") || name.equals("utf8");
    }
}
