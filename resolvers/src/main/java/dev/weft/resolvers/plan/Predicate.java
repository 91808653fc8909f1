package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import java.util.List;

/** A condition on a row, with the three-valued logic of SQL. */
public sealed interface Predicate {
    /** Holds for every row. */
    Predicate ALWAYS = new And(List.of());

    /** Holds for no row. */
    Predicate NEVER = new Or(List.of());

    /** True for an empty list. */
    record And(List<Predicate> all) implements Predicate {
        public And {
            all = List.copyOf(all);
        }
    }

    /** False for an empty list. */
    record Or(List<Predicate> any) implements Predicate {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Predicate negated) implements Predicate {}

    record Compare(Operand left, Comparison comparison, Object right) implements Predicate {}

    enum Comparison {
        EQ,
        NE,
        GT,
        GTE,
        LT,
        LTE,
        /** Equal texts when case is ignored. */
        EQ_IGNORING_CASE
    }

    /** One of the values; when negated, not null and none of them. */
    record In(Operand left, List<Object> values, boolean negated) implements Predicate {
        public In {
            values = List.copyOf(values);
        }
    }

    record IsNull(Operand operand, boolean negated) implements Predicate {}

    /**
     * @param pattern a text in the language that the kind says, already escaped where it was literal
     */
    record Matches(Operand text, Pattern kind, Object pattern) implements Predicate {}

    /**
     * The text has the words that the query asks for.
     *
     * @param configuration how words are recognised, one of {@link dev.weft.catalog.TextSearch}
     * @param query in the language of search engines
     */
    record Search(Operand text, String configuration, Object query) implements Predicate {}

    /**
     * The texts share many of their groups of three letters.
     *
     * @param threshold from 0, nothing in common, to 1
     */
    record Similar(Operand text, Object to, double threshold) implements Predicate {}

    enum Pattern {
        LIKE,
        LIKE_IGNORING_CASE,
        REGEX,
        REGEX_IGNORING_CASE
    }

    /**
     * Between now and a time apart from it, both ends included.
     *
     * @param duration ISO 8601
     */
    record Within(Operand time, Direction direction, Object duration) implements Predicate {}

    enum Direction {
        PAST,
        FUTURE
    }

    record ListIs(Column list, ListComparison comparison, List<Object> elements) implements Predicate {
        public ListIs {
            elements = List.copyOf(elements);
        }
    }

    enum ListComparison {
        EQ,
        CONTAINS,
        CONTAINED_BY,
        OVERLAPS
    }

    /** Some element of the list, seen as {@link Operand.Element}, satisfies the condition. */
    record SomeElement(Column list, Predicate condition) implements Predicate {}

    /**
     * @param value plain JSON
     */
    record JsonIs(Column json, JsonComparison comparison, Object value) implements Predicate {}

    enum JsonComparison {
        EQ,
        CONTAINS,
        CONTAINED_BY
    }

    record HasKeys(Column json, Quantifier quantifier, List<Object> keys) implements Predicate {
        public HasKeys {
            keys = List.copyOf(keys);
        }
    }

    enum Quantifier {
        ANY,
        ALL
    }

    /**
     * @param path in the SQL/JSON path language
     */
    record JsonPath(Column json, PathTest test, Object path) implements Predicate {}

    enum PathTest {
        /** The path finds something. */
        EXISTS,
        /** The path is a predicate that is true. */
        MATCHES
    }

    /** A row that has what the search asks for. */
    record Found(ListSearch search) implements Predicate {}

    /** Two values of the same row; with null, as SQL compares, unless the comparison says otherwise. */
    record CompareOperands(Operand left, OperandComparison comparison, Operand right) implements Predicate {}

    enum OperandComparison {
        EQ,
        NE,
        GT,
        GTE,
        LT,
        LTE,
        IS_DISTINCT,
        IS_NOT_DISTINCT
    }

    /**
     * How many of the rows that a relation leads to satisfy the condition. A row of which it is not known does not.
     * Never null itself.
     */
    record Related(Hop hop, Quantity quantity, Predicate condition) implements Predicate {}

    enum Quantity {
        SOME,
        EVERY,
        NONE
    }
}
