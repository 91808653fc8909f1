package dev.weft.resolvers.plan;

import dev.weft.resolvers.plan.Predicate.Compare;
import dev.weft.resolvers.plan.Predicate.Comparison;
import dev.weft.resolvers.plan.Predicate.Matches;
import dev.weft.resolvers.plan.Predicate.Pattern;

/** Operators of texts: literal parts, patterns, regular expressions, comparisons. */
final class TextOperators {
    private static final int MAX_REGEX_LENGTH = 200;
    private static final char ESCAPE = '\\';

    Predicate read(Operand text, String operator, Object value, InputPath at) {
        return switch (operator) {
            case "ieq" -> new Compare(text, Comparison.EQ_IGNORING_CASE, value);
            case "contains" -> new Matches(text, Pattern.LIKE, "%" + literal(value) + "%");
            case "icontains" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, "%" + literal(value) + "%");
            case "startsWith" -> new Matches(text, Pattern.LIKE, literal(value) + "%");
            case "istartsWith" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, literal(value) + "%");
            case "endsWith" -> new Matches(text, Pattern.LIKE, "%" + literal(value));
            case "iendsWith" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, "%" + literal(value));
            case "like" -> new Matches(text, Pattern.LIKE, pattern((String) value, at));
            case "ilike" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, pattern((String) value, at));
            case "regex" -> new Matches(text, Pattern.REGEX, regex((String) value, at));
            case "iregex" -> new Matches(text, Pattern.REGEX_IGNORING_CASE, regex((String) value, at));
            default -> OperatorReader.comparison(text, operator, value, at);
        };
    }

    /** A text whose every character stands for itself in a pattern of LIKE. */
    private static String literal(Object value) {
        return ((String) value).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String pattern(String pattern, InputPath at) {
        int end = pattern.length();
        while (end > 0 && pattern.charAt(end - 1) == ESCAPE) {
            end--;
        }
        if ((pattern.length() - end) % 2 == 1) {
            throw at.refuse("ends with a backslash that escapes nothing; double it");
        }
        return pattern;
    }

    private static String regex(String regex, InputPath at) {
        if (regex.length() > MAX_REGEX_LENGTH) {
            throw at.refuse(
                    "is a regular expression of " + regex.length() + " characters; it may have " + MAX_REGEX_LENGTH);
        }
        for (int i = 0; i + 1 < regex.length(); i++) {
            if (regex.charAt(i) == ESCAPE) {
                i++;
                if (regex.charAt(i) >= '1' && regex.charAt(i) <= '9') {
                    throw at.refuse("has a back-reference; regular expressions here have none");
                }
            }
        }
        return regex;
    }
}
