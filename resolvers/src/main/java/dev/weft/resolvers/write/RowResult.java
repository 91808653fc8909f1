package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation.ResultMember;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row among many.
 *
 * @param index of the row in the input
 * @param row as the write left it; null where it failed
 * @param error that is about this row; null where there is none
 */
public record RowResult(
        int index,
        Outcome outcome,
        @Nullable Row row,
        @Nullable ApiError error) {
    /** The value of a member: the {@link Row}, a number, a text, or a map with the members of the API's error. */
    public @Nullable Object member(ResultMember member) {
        return switch (member) {
            case INDEX -> index;
            case OUTCOME -> outcome.name();
            case ROW -> row;
            case ERROR -> error == null ? null : MutationErrors.of(error);
        };
    }
}
