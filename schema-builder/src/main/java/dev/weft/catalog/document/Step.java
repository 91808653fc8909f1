package dev.weft.catalog.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation, and what in the document asks for it.
 *
 * @param kind as the platform's API calls it, e.g. {@code addField}
 * @param origin path inside the arguments of an import
 */
record Step(String kind, Map<String, ? extends @Nullable Object> members, List<String> origin) {
    Map<String, Object> operation() {
        return Map.of(kind, members);
    }
}
