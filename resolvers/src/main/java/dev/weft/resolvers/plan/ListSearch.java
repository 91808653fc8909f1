package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import java.util.List;

/**
 * A search for words in the texts of a row, all of its fields together: words may stand in different fields.
 *
 * @param fields that are searched, each as its full text configuration sees it
 * @param words a text as people type it into a search engine: quotes, {@code or}, {@code -}
 */
public record ListSearch(List<Column> fields, Object words) {
    public ListSearch {
        fields = List.copyOf(fields);
    }
}
