package dev.weft.ddl;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that PostgreSQL itself holds on the values of one column. Null always passes. */
record Check(String name, String column, Rule rule) {
    sealed interface Rule {
        record OneOf(List<String> options) implements Rule {}

        record EachOneOf(List<String> options) implements Rule {}

        record NoNullElements() implements Rule {}

        record MaxLength(int characters) implements Rule {}

        record Matches(String pattern) implements Rule {}

        record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) implements Rule {}

        record Scale(int digits) implements Rule {}

        record NotNull() implements Rule {}

        /** A value that is there has one of another type. */
        record Converts(Conversion conversion) implements Rule {}

        /** The same when the other type has a column already: the source of a value that is there. */
        record HasCopy(String source) implements Rule {}
    }
}
