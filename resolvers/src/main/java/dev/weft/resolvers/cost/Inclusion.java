package dev.weft.resolvers.cost;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code @include} and {@code @skip} say of a field or fragment.
 *
 * @param never by a literal
 */
record Inclusion(boolean never, List<Condition> conditions) {
    /** The variable must have this value. */
    record Condition(String variable, boolean wanted) {}

    static Inclusion of(DirectivesContainer<?> node) {
        List<Condition> conditions = new ArrayList<>();
        boolean never = false;
        for (Directive directive : node.getDirectives()) {
            boolean include = directive.getName().equals("include");
            if (include || directive.getName().equals("skip")) {
                var condition = directive.getArgument("if");
                switch (condition == null ? null : condition.getValue()) {
                    case BooleanValue literal -> never |= literal.isValue() != include;
                    case VariableReference variable -> conditions.add(new Condition(variable.getName(), include));
                    case null, default -> {}
                }
            }
        }
        return new Inclusion(never, conditions);
    }

    boolean includes(Values values) {
        for (Condition condition : conditions) {
            if (values.variable(condition.variable()) instanceof Boolean given && given != condition.wanted()) {
                return false;
            }
        }
        return !never;
    }

    Term apply(Term term) {
        if (never) {
            return Term.ZERO;
        }
        return conditions.isEmpty() || term.equals(Term.ZERO) ? term : new Term.Selected(this, term);
    }
}
