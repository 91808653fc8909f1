package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of a list's rows. Its last term is the primary key, so that no two rows are equal in it. */
public record Order(List<Term> terms) {
    public Order {
        terms = List.copyOf(terms);
    }

    /**
     * @param notNull whether every row has a value
     * @param nullsFirst whether rows without a value come before all others
     */
    public record Term(Operand operand, boolean notNull, boolean descending, boolean nullsFirst) {
        static Term of(Column column, boolean descending, boolean nullsFirst) {
            return new Term(new Operand.OfColumn(column), column.notNull(), descending, nullsFirst);
        }

        /**
         * @param direction as the API names it; nulls are where PostgreSQL places them unless it says so
         */
        static Term of(Operand operand, boolean notNull, String direction, InputPath at) {
            return switch (direction) {
                case "ASC", "ASC_NULLS_LAST" -> new Term(operand, notNull, false, false);
                case "ASC_NULLS_FIRST" -> new Term(operand, notNull, false, true);
                case "DESC", "DESC_NULLS_FIRST" -> new Term(operand, notNull, true, true);
                case "DESC_NULLS_LAST" -> new Term(operand, notNull, true, false);
                default -> throw at.refuse("is no direction");
            };
        }

        Term reversed() {
            return new Term(operand, notNull, !descending, !nullsFirst);
        }

        /** Whether a row without a value comes after every row that has one. */
        public boolean nullsBeyond() {
            return !notNull && !nullsFirst;
        }

        /** Whether PostgreSQL places nulls like this when it is told nothing. */
        public boolean nullsAsUsual() {
            return notNull || nullsFirst == descending;
        }
    }

    /**
     * The order by these terms, completed with the key. What has been ordered by already decides nothing.
     */
    static Order by(CollectionModel collection, List<Term> terms) {
        Map<Operand, Term> distinct = new LinkedHashMap<>();
        terms.forEach(term -> distinct.putIfAbsent(term.operand(), term));
        return completed(collection, new ArrayList<>(distinct.values()));
    }

    /** The key goes the way of the last term, so that one index serves both. What follows the key decides nothing. */
    private static Order completed(CollectionModel collection, List<Term> terms) {
        Operand key = new Operand.OfColumn(collection.primaryKey());
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).operand().equals(key)) {
                return new Order(terms.subList(0, i + 1));
            }
        }
        boolean descending = !terms.isEmpty() && terms.getLast().descending();
        terms.add(Term.of(collection.primaryKey(), descending, descending));
        return new Order(terms);
    }

    public Order reversed() {
        return new Order(terms.stream().map(Term::reversed).toList());
    }

    /** What a cursor holds. */
    public List<Operand> operands() {
        return terms.stream().map(Term::operand).toList();
    }
}
