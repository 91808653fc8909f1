package dev.weft.resolvers.plan;

import dev.weft.access.CallerValue;

/**
 * A pattern of LIKE around a text that is known when the statement runs, and whose every character stands for itself.
 *
 * @param before of the pattern's own
 * @param after of the pattern's own
 */
public record CallerPattern(String before, CallerValue text, String after) {
    /** The pattern around a text. */
    public String around(String known) {
        return before + LikePatterns.literal(known) + after;
    }
}
