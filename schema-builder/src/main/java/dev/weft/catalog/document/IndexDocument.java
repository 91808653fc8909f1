package dev.weft.catalog.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An index of a document.
 *
 * @param fields names of fields and of to-one relations, in order
 */
record IndexDocument(List<String> fields, boolean unique) {
    static final Comparator<IndexDocument> ORDER = Comparator.comparing(
                    (IndexDocument index) -> String.join(" ", index.fields()))
            .thenComparing(IndexDocument::unique);

    IndexDocument {
        fields = List.copyOf(fields);
    }

    Map<String, Object> json() {
        return new PlainJson().put("fields", fields).put("unique", unique).map();
    }
}
