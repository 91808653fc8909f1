package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import java.util.List;

/**
 * A search for words in the texts of a row, all of its fields together: words may stand in different fields.
 *
 * @param fields that are searched
 * @param config of PostgreSQL's text search, which decides what a word is
 * @param words as people type them into a search engine: quotes, {@code or}, {@code -}
 */
public record ListSearch(List<Column> fields, String config, Object words) {
    public ListSearch {
        fields = List.copyOf(fields);
    }
}
