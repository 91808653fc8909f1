package dev.weft.catalog;

import java.util.List;

/**
 * An index that the builder asked for over one or more fields.
 *
 * @param name of the index in PostgreSQL, unique within the project's schema
 * @param columns column names of the collection, in order
 */
public record IndexSpec(String name, List<String> columns, boolean unique) {
    public IndexSpec {
        columns = List.copyOf(columns);
    }
}
