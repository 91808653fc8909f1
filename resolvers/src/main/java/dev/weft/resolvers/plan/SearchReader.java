package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code search} argument of a list: which fields it looks into is the collection's matter. */
final class SearchReader {
    private static final int MAX_LENGTH = 1_000;

    private SearchReader() {}

    /** Null for no search; so is one without a word, as a search box is before anybody has typed. */
    static @Nullable ListSearch read(CollectionModel collection, @Nullable Object search) {
        String words = (String) search;
        if (words == null || words.isBlank()) {
            return null;
        }
        InputPath at = InputPath.of("search");
        if (words.length() > MAX_LENGTH) {
            throw at.refuse("has " + words.length() + " characters; it may have " + MAX_LENGTH);
        }
        List<Column> fields =
                collection.readable().stream().filter(Column::searchable).toList();
        if (fields.isEmpty()) {
            throw at.refuse("finds nothing here: " + collection.typeName() + " has no text fields");
        }
        return new ListSearch(fields, words);
    }
}
