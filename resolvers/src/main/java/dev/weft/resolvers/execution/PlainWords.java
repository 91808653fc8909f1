package dev.weft.resolvers.execution;

import java.util.regex.Pattern;

/**
 * graphql-java's sentences without what only its authors can read: the rule's name and path in front, and values printed
 * as objects of its syntax tree. The response says where anyway.
 */
final class PlainWords {
    private static final Pattern RULE = Pattern.compile("^Validation [Ee]rror \\([^)]*\\) ?: ");
    private static final Pattern SYNTAX_TREE =
            Pattern.compile(" with value '[A-Z][A-Za-z]*Value\\{.*}'", Pattern.DOTALL);

    private PlainWords() {}

    static String of(String message) {
        String told =
                SYNTAX_TREE.matcher(RULE.matcher(message).replaceFirst("")).replaceFirst("");
        return told.isEmpty() ? message : Character.toUpperCase(told.charAt(0)) + told.substring(1);
    }
}
