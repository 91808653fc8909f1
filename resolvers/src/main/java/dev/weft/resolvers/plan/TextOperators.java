package dev.weft.resolvers.plan;

import dev.weft.catalog.TextSearch;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate.Compare;
import dev.weft.resolvers.plan.Predicate.Comparison;
import dev.weft.resolvers.plan.Predicate.Matches;
import dev.weft.resolvers.plan.Predicate.Pattern;
import dev.weft.resolvers.plan.Predicate.Search;
import dev.weft.resolvers.plan.Predicate.Similar;
import java.util.Map;

/** Operators of texts: literal parts, patterns, regular expressions, comparisons. */
final class TextOperators {
    private static final int MAX_REGEX_LENGTH = 200;
    private static final int MAX_QUERY_LENGTH = 1_000;
    private static final char ESCAPE = '\\';

    Predicate read(Operand text, String operator, Object value, InputPath at) {
        return switch (operator) {
            case "ieq" -> new Compare(text, Comparison.EQ_IGNORING_CASE, value);
            case "contains" -> new Matches(text, Pattern.LIKE, LikePatterns.around("%", value, "%"));
            case "icontains" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, LikePatterns.around("%", value, "%"));
            case "startsWith" -> new Matches(text, Pattern.LIKE, LikePatterns.around("", value, "%"));
            case "istartsWith" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, LikePatterns.around("", value, "%"));
            case "endsWith" -> new Matches(text, Pattern.LIKE, LikePatterns.around("%", value, ""));
            case "iendsWith" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, LikePatterns.around("%", value, ""));
            case "like" -> new Matches(text, Pattern.LIKE, pattern((String) at.known(value), at));
            case "ilike" -> new Matches(text, Pattern.LIKE_IGNORING_CASE, pattern((String) at.known(value), at));
            case "regex" -> new Matches(text, Pattern.REGEX, regex((String) at.known(value), at));
            case "iregex" -> new Matches(text, Pattern.REGEX_IGNORING_CASE, regex((String) at.known(value), at));
            case "search" -> search(text, (Map<?, ?>) value, at);
            case "similar" -> similar(text, (Map<?, ?>) value, at);
            default -> OperatorReader.comparison(text, operator, value, at);
        };
    }

    private static Predicate search(Operand text, Map<?, ?> search, InputPath path) {
        String query = (String) path.child("query").known(search.get("query"));
        if (query.length() > MAX_QUERY_LENGTH) {
            throw path.child("query").refuse("has " + query.length() + " characters; it may have " + MAX_QUERY_LENGTH);
        }
        if (!search.containsKey("config")) {
            return new Search(text, ownConfiguration(text), query);
        }
        InputPath at = path.child("config");
        String configuration = (String) at.known(search.get("config"));
        if (!TextSearch.knows(configuration)) {
            throw at.refuse("is no configuration of text search; choose one of " + TextSearch.names());
        }
        return new Search(text, configuration, query);
    }

    /** The one that the text is indexed with. */
    private static String ownConfiguration(Operand text) {
        return switch (text) {
            case Operand.OfColumn(Column column) -> column.searchConfiguration();
            case Operand.Related(Hop _, Operand of) -> ownConfiguration(of);
            case Operand.OfDate _,
                    Operand.InJson _,
                    Operand.CastJson _,
                    Operand.LengthOf _,
                    Operand.Aggregated _,
                    Operand.AsDecimal _,
                    Operand.Relevance _,
                    Operand.Depth _,
                    Operand.Grouped _,
                    Operand.Bucket _,
                    Operand.Range _,
                    Operand.Element _ -> TextSearch.SIMPLE;
        };
    }

    private static Predicate similar(Operand text, Map<?, ?> similarity, InputPath path) {
        InputPath at = path.child("threshold");
        double threshold = ((Number) at.known(similarity.get("threshold"))).doubleValue();
        if (threshold < 0 || threshold > 1) {
            throw at.refuse("is " + threshold + "; it goes from 0, nothing in common, to 1, equal");
        }
        return new Similar(text, (String) path.child("to").known(similarity.get("to")), threshold);
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
        SlowPatterns.refuse(regex, at);
        return regex;
    }
}
