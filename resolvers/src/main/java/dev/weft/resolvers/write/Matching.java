package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.sql.Guards;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;

/**
 * Which rows of a table a statement writes or locks.
 *
 * @param filter that the caller gave, over what he can read of the rows
 * @param cells which that is
 * @param granted what policies ask of the rows, whatever he can read of them
 */
record Matching(Predicate filter, Cells cells, Predicate granted) {
    /** Rows of which it is clear already that the caller may do what he does. */
    static Matching of(Predicate filter) {
        return new Matching(filter, Cells.WHOLE, Predicate.ALWAYS);
    }

    /** Those that the caller could read one by one. */
    static Matching readable(Predicate filter, RowRights rights) {
        return new Matching(filter, Cells.of(rights), rights.readable());
    }

    /** Those that he could find. */
    static Matching listable(Predicate filter, RowRights rights) {
        return new Matching(filter, Cells.of(rights), rights.listable());
    }

    /** Those that he could find, and may treat in this way. */
    static Matching found(Predicate filter, RowRights rights, PolicyAction action, Set<String> names) {
        return rights.bound()
                ? new Matching(
                        filter,
                        Cells.of(rights),
                        new Predicate.And(List.of(rights.listable(), rights.rows(action, names))))
                : of(filter);
    }

    /** Those that he could read one by one, and may treat in this way. */
    static Matching open(Predicate filter, RowRights rights, PolicyAction action, Set<String> names) {
        return rights.bound() ? new Matching(filter, Cells.of(rights), rights.open(action, names)) : of(filter);
    }

    Condition condition(String alias) {
        Condition found = cells.condition(alias, filter);
        return granted.equals(Predicate.ALWAYS) ? found : found.and(Guards.condition(granted, alias));
    }
}
