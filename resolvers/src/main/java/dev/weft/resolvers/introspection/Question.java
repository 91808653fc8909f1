package dev.weft.resolvers.introspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document asks of the objects on one level of the schema: fields merged, fragments spread. */
record Question(List<Asked> fields) {
    static final Question NOTHING = new Question(List.of());

    /**
     * @param deprecated whether a list shall have what is deprecated
     * @param typeName whose type {@code __type} asks for
     * @param below of the objects that it answers with
     */
    record Asked(
            String key,
            String name,
            boolean deprecated,
            @Nullable String typeName,
            Question below) {}
}
