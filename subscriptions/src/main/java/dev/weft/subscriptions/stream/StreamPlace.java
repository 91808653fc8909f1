package dev.weft.subscriptions.stream;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.subscriptions.log.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a stream.
 *
 * @param position which rows were there when the stream began; or, once these have been told, up to where new ones have
 * @param row the last of the rows that were there which has been told, as a cursor of their list; null once all have
 */
public record StreamPlace(Position position, @Nullable String row) {
    private static final String ROWS_THAT_WERE_THERE = "r.";
    private static final String NEW_ROWS = "n.";

    public String text() {
        return row == null ? NEW_ROWS + position.text() : ROWS_THAT_WERE_THERE + position.text() + "." + row;
    }

    /** @throws ApiException BAD_USER_INPUT for what no such place looks like */
    public static StreamPlace parse(String text) {
        if (text.startsWith(NEW_ROWS)) {
            return new StreamPlace(Position.parse(text.substring(NEW_ROWS.length())), null);
        }
        int dot = text.indexOf('.', ROWS_THAT_WERE_THERE.length());
        if (!text.startsWith(ROWS_THAT_WERE_THERE) || dot < 0) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "'after' is no cursor of this stream; take one from its edges or pageInfo")
                    .at(List.of("after")));
        }
        return new StreamPlace(
                Position.parse(text.substring(ROWS_THAT_WERE_THERE.length(), dot)), text.substring(dot + 1));
    }
}
