package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.StringValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses texts that PostgreSQL cannot store: with the character NUL or half of a surrogate pair, which the driver would
 * replace silently.
 */
final class StorableText {
    private static final int MAX_DEPTH = 64;

    private StorableText() {}

    /** Every text literal of the document. */
    static void check(Document document) {
        check((Node<?>) document);
    }

    private static void check(Node<?> node) {
        if (node instanceof StringValue text && text.getValue() != null && !isStorable(text.getValue())) {
            throw refusal("A text in the document", List.of());
        }
        for (Node<?> child : node.getChildren()) {
            check(child);
        }
    }

    /** Every text in the variables, names of members included. */
    static void check(Map<String, Object> variables) {
        variables.forEach((name, value) -> check(value, name, 1));
    }

    private static void check(@Nullable Object value, String variable, int depth) {
        if (depth > MAX_DEPTH) {
            throw refuse("Variable '$" + variable + "' nests deeper than " + MAX_DEPTH + " levels", List.of(variable));
        }
        switch (value) {
            case String text when !isStorable(text) -> throw refusal("Variable '$" + variable + "'", List.of(variable));
            case Map<?, ?> object ->
                object.forEach((name, member) -> {
                    check(name, variable, depth);
                    check(member, variable, depth + 1);
                });
            case List<?> list -> list.forEach(element -> check(element, variable, depth + 1));
            case null, default -> {}
        }
    }

    private static RequestRefused refusal(String where, List<String> path) {
        return refuse(where + " holds the character U+0000 or half of a surrogate pair; remove it", path);
    }

    private static RequestRefused refuse(String message, List<String> path) {
        return new RequestRefused(List.of(
                FieldError.of(ApiError.of(ErrorCode.BAD_USER_INPUT, message).at(path))));
    }

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
