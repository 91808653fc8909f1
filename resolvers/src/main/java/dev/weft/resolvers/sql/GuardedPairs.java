package dev.weft.resolvers.sql;

import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.policy.ReadRules;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The pairs of a relation of many rows to many. It is read like a cell of the row that has the relation, from both ends.
 *
 * @param declaring the collection that has the relation, as it is without policies
 * @param followed on which of its rows the relation can be read
 * @param source column with the keys of these rows
 * @param target column with the keys of the others
 */
record GuardedPairs(CollectionModel declaring, Predicate followed, String table, String source, String target) {
    private static final String PAIR = "P";
    private static final String ROW = "G";

    /** Of the relations that the collection has. */
    static List<GuardedPairs> of(ReadRules rules) {
        List<GuardedPairs> pairs = new ArrayList<>();
        for (RelationSpec relation : rules.bare().spec().relations()) {
            if (relation.storage() instanceof RelationStorage.JoinTable(String table, String source, String target)) {
                pairs.add(new GuardedPairs(rules.bare(), followed(rules, relation), table, source, target));
            }
        }
        return pairs;
    }

    private static Predicate followed(ReadRules rules, RelationSpec relation) {
        return rules.rows(Use.ROW).equals(Predicate.NEVER) ? Predicate.NEVER : rules.cell(relation.name(), Use.ROW);
    }

    Table<Record> readable(String alias) {
        Table<Record> all = Tables.joinTable(declaring, table);
        if (followed.equals(Predicate.ALWAYS)) {
            return all.as(alias);
        }
        Column key = declaring.primaryKey();
        List<Field<?>> keys = List.of(Tables.untyped(PAIR, source), Tables.untyped(PAIR, target));
        return DSL.select(keys)
                .from(all.as(PAIR))
                .where(DSL.exists(DSL.selectOne()
                        .from(Tables.table(declaring).as(ROW))
                        .where(Tables.field(ROW, key).eq(Tables.qualified(key.type(), PAIR, source)))
                        .and(Guards.condition(followed, ROW))))
                .asTable()
                .as(alias);
    }
}
