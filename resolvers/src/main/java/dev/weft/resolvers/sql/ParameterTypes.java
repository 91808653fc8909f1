package dev.weft.resolvers.sql;

import java.util.List;

/** Types of a statement's parameters, as PostgreSQL writes them. */
final class ParameterTypes {
    private ParameterTypes() {}

    /** The driver calls an array of texts {@code _text}. */
    static String named(String type) {
        return type.startsWith("_") ? type.substring(1) + "[]" : type;
    }

    /** The statement with the type of each {@code $n} written behind it; quoted text is left alone. */
    static String casting(String statement, List<String> types) {
        StringBuilder text = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < statement.length(); i++) {
            char c = statement.charAt(i);
            text.append(c);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '$') {
                int end = digitsEnd(statement, i + 1);
                if (end > i + 1) {
                    String number = statement.substring(i + 1, end);
                    text.append(number).append("::").append(types.get(Integer.parseInt(number) - 1));
                    i = end - 1;
                }
            }
        }
        return text.toString();
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
