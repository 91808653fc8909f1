package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Whether a change would really change a row. What the caller cannot read always changes, as far as anybody can tell:
 * else the answer would tell him whether he guessed right.
 */
final class Differences {
    private final String alias;
    private final Cells cells;
    private final List<Condition> differences = new ArrayList<>();

    Differences(String alias, Cells cells) {
        this.alias = alias;
        this.cells = cells;
    }

    void add(Column column, Field<Object> value) {
        differences.add(Tables.field(alias, column).isDistinctFrom(value));
        Predicate readable = cells.readable(column);
        if (!readable.equals(Predicate.ALWAYS)) {
            differences.add(DSL.condition("({0}) is not true", Guards.condition(readable, alias)));
        }
    }

    Condition any() {
        return DSL.or(differences);
    }
}
