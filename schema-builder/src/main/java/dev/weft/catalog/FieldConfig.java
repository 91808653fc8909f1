package dev.weft.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a field's values, and what its texts are indexed for; null where nothing was said.
 *
 * @param maxLength in characters, for texts; for each element of a text list
 * @param pattern POSIX regular expression that a text must match somewhere (anchor it to match the whole)
 * @param min smallest number, inclusive
 * @param max largest number, inclusive
 * @param scale digits after the decimal point of a NUMBER
 * @param search the configuration of the text's full text index, one of {@link TextSearch}
 * @param similar whether an index finds parts of texts and texts that are alike
 */
public record FieldConfig(
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer scale,
        @Nullable String search,
        @Nullable Boolean similar) {
    public static final FieldConfig NONE = new FieldConfig(null, null, null, null, null, null, null);
}
