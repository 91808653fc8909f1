package dev.weft.resolvers.sql;

import dev.weft.ddl.TextExpressions;
import dev.weft.resolvers.plan.Predicate.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Conditions on what is inside texts, written as the indexes of texts need them. */
final class TextConditions {
    /** What the operator that an index serves calls similar, unless somebody changed the setting. */
    private static final double OPERATOR_THRESHOLD = 0.3;

    private TextConditions() {}

    static Condition matches(Field<?> text, Pattern kind, Field<String> pattern) {
        return switch (kind) {
            case LIKE -> DSL.condition("({0} like {1})", text, pattern);
            case LIKE_IGNORING_CASE -> DSL.condition("({0} ilike {1})", text, pattern);
            case REGEX -> DSL.condition("({0} ~ {1})", text, pattern);
            case REGEX_IGNORING_CASE -> DSL.condition("({0} ~* {1})", text, pattern);
        };
    }

    static Condition search(Field<?> text, String configuration, Field<String> query) {
        return DSL.condition(
                "({0} @@ websearch_to_tsquery({1}, {2}))",
                TextExpressions.words(configuration, text), TextExpressions.configuration(configuration), query);
    }

    /** The operator comes before the exact comparison wherever it says no less, since it can use an index. */
    static Condition similar(Field<?> text, Field<String> to, double threshold) {
        Condition exact = DSL.condition(
                "({0}({1}, {2}) >= {3})",
                TextExpressions.extension("similarity"),
                text,
                to,
                DSL.val(threshold).cast(SQLDataType.REAL));
        if (threshold < OPERATOR_THRESHOLD) {
            return exact;
        }
        Condition alike = DSL.condition("({0} operator({1}) {2})", text, TextExpressions.similarityOperator(), to);
        return alike.and(exact);
    }
}
