package dev.weft.resolvers.write;

import dev.weft.resolvers.sql.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as a statement returned it.
 *
 * @param more what the statement told of it besides, in the order of its {@link Reply}
 */
record Told(Row row, List<@Nullable Integer> more) {
    static Told of(Row row) {
        return new Told(row, List.of());
    }

    static Told of(Row row, @Nullable Integer[] more) {
        return new Told(row, Arrays.asList(more));
    }

    /** Null where nothing is wrong. */
    @Nullable
    Integer number(int position) {
        return more.get(position);
    }

    boolean yes(int position) {
        return Objects.equals(more.get(position), 1);
    }
}
