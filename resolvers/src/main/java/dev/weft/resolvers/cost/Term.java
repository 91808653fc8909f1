package dev.weft.resolvers.cost;

import java.util.ArrayList;
import java.util.List;

/** A cost that may depend on variables. What does not is added up when the term is made. */
sealed interface Term {
    Term ZERO = new Constant(0);

    long value(Values values);

    record Constant(long parts) implements Term {
        @Override
        public long value(Values values) {
            return parts;
        }
    }

    record Total(long constant, List<Term> others) implements Term {
        @Override
        public long value(Values values) {
            long total = constant;
            for (Term other : others) {
                total = Sum.plus(total, other.value(values));
            }
            return total;
        }
    }

    record Times(RowCount rows, Term each) implements Term {
        @Override
        public long value(Values values) {
            return Sum.times(rows.value(values), each.value(values));
        }
    }

    /** Of objects that can only be one of several types, the dearest. */
    record Dearest(List<Term> candidates) implements Term {
        @Override
        public long value(Values values) {
            long dearest = 0;
            for (Term candidate : candidates) {
                dearest = Math.max(dearest, candidate.value(values));
            }
            return dearest;
        }
    }

    record Selected(Inclusion inclusion, Term term) implements Term {
        @Override
        public long value(Values values) {
            return inclusion.includes(values) ? term.value(values) : 0;
        }
    }

    /** Occurs in many places and is worked out once. */
    record Shared(int slot, Term term) implements Term {
        @Override
        public long value(Values values) {
            return values.shared(slot, term);
        }
    }

    static Term sum(List<Term> terms) {
        long constant = 0;
        List<Term> others = new ArrayList<>();
        for (Term term : terms) {
            switch (term) {
                case Constant(long parts) -> constant = Sum.plus(constant, parts);
                case Total(long part, List<Term> more) -> {
                    constant = Sum.plus(constant, part);
                    others.addAll(more);
                }
                case Times _, Dearest _, Selected _, Shared _ -> others.add(term);
            }
        }
        return others.isEmpty() ? new Constant(constant) : new Total(constant, List.copyOf(others));
    }

    static Term times(RowCount rows, Term each) {
        return rows instanceof RowCount.Fixed(long count) && each instanceof Constant(long parts)
                ? new Constant(Sum.times(count, parts))
                : each.equals(ZERO) ? ZERO : new Times(rows, each);
    }

    static Term dearest(List<Term> candidates) {
        return candidates.stream().allMatch(Constant.class::isInstance)
                ? new Constant(new Dearest(candidates).value(Values.NONE))
                : new Dearest(List.copyOf(candidates));
    }
}
