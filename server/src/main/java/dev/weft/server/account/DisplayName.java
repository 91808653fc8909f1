package dev.weft.server.account;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;

/** A name for people to read: one line, not too long. */
public final class DisplayName {
    private static final int MAX_LENGTH = 100;

    private DisplayName() {}

    /**
     * The name without spaces around it.
     *
     * @param path of the argument that holds it
     * @throws ApiException BAD_USER_INPUT
     */
    public static String read(String text, List<String> path) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.codePoints().anyMatch(DisplayName::isInvisible)) {
            String field = path.getLast();
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "The " + field + " must be one line of 1 to " + MAX_LENGTH + " characters.")
                    .at(path)
                    .onFields(List.of(field)));
        }
        return name;
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
