package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.Tables;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What must be true of a row as a write has left it.
 *
 * @param references keys of other rows that the caller gave, and which rows are there for him
 * @param check what policies ask of the row
 * @param fields that were touched, as the API names them
 */
record Demand(CollectionModel collection, List<Reference> references, Predicate check, List<String> fields) {
    /** The row breaks the check. A positive fault is the position of the reference that leads nowhere. */
    static final int CHECK = 0;

    Demand {
        references = List.copyOf(references);
        fields = List.copyOf(fields);
    }

    /**
     * @param column that holds the key
     * @param hop to the row that has it
     * @param readable whether that is there
     */
    record Reference(Column column, Hop hop, Predicate readable) {
        Reference(Column column, Target target) {
            this(column, new Hop(new Link.ByOwnKey(column), target.collection(), false), target.readable());
        }

        boolean isTo(CollectionModel collection) {
            return hop.target().id().equals(collection.id());
        }

        Condition leadsNowhere(String alias) {
            Condition leads = Guards.condition(new Predicate.Related(hop, Predicate.Quantity.SOME, readable), alias);
            return Tables.field(alias, column).isNotNull().andNot(leads);
        }
    }

    /** The collection that a foreign key leads to, and which rows of it are there. */
    record Target(CollectionModel collection, Predicate readable) {}

    static Demand none(CollectionModel collection) {
        return new Demand(collection, List.of(), Predicate.ALWAYS, List.of());
    }

    boolean isNone() {
        return references.isEmpty() && check.equals(Predicate.ALWAYS);
    }

    /** Whether the statement that writes the row can tell: it does not see what it writes itself but in this row. */
    boolean isToldAtOnce() {
        return OwnRow.tells(check) && references.stream().noneMatch(reference -> reference.isTo(collection));
    }

    /** What is wrong with the row under the alias; null where nothing is. */
    Field<Integer> fault(String alias) {
        CaseConditionStep<Integer> fault = null;
        for (int i = 0; i < references.size(); i++) {
            Condition wrong = references.get(i).leadsNowhere(alias);
            Field<Integer> position = DSL.inline(i + 1);
            fault = fault == null ? DSL.when(wrong, position) : fault.when(wrong, position);
        }
        if (!check.equals(Predicate.ALWAYS)) {
            Condition broken = DSL.condition("({0}) is not true", Guards.condition(check, alias));
            Field<Integer> none = DSL.inline(CHECK);
            fault = fault == null ? DSL.when(broken, none) : fault.when(broken, none);
        }
        return fault == null ? DSL.castNull(SQLDataType.INTEGER) : fault;
    }
}
