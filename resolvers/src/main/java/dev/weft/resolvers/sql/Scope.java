package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.policy.Use;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The rows that an expression speaks of, by their table's alias, and how deep inside other expressions it stands, so
 * that no two tables in sight of each other have the same name. Capital letters keep them apart from what a builder may
 * have named.
 *
 * @param ground what all expressions of the statement stand on
 * @param gaps where the rows are those of a table as it is, and cells of them are not to be seen: by the name of the column,
 *     on which rows it can be
 */
record Scope(String alias, int depth, Ground ground, Map<String, Predicate> gaps) {
    private static final String PRIMARY_KEY = CollectionModel.PRIMARY_KEY;

    Scope(String alias, int depth, Ground ground) {
        this(alias, depth, ground, Map.of());
    }

    /** Other rows of the same statement. */
    Scope at(String other) {
        return new Scope(other, 0, ground);
    }

    /** The rows that the relation leads to from a row of this scope. */
    RelatedRows follow(Hop hop, Use use) {
        return follow(hop, use, new Scope("R" + (depth + 1), depth + 1, ground));
    }

    /**
     * @param inner where the rows that the relation leads to shall stand
     */
    RelatedRows follow(Hop hop, Use use, Scope inner) {
        Table<?> table = ground.table(hop.target(), use, inner.alias);
        Column targetKey = hop.target().primaryKey();
        return switch (hop.link()) {
            case Link.ByOwnKey(Column column) ->
                new RelatedRows(inner, table, inner.column(targetKey).eq(column(column)));
            case Link.ByColumn(Column column) ->
                new RelatedRows(inner, table, inner.column(column).eq(key(column)));
            case Link.ByTree _ -> throw new IllegalArgumentException("a tree is read as a list of its own");
            case Link.ByJoinTable join -> new RelatedRows(inner, joined(join, hop, inner, table), paired(join, inner));
        };
    }

    /** What can be seen of the column. */
    Field<Object> column(Column column) {
        return Guards.cell(gaps.getOrDefault(column.name(), Predicate.ALWAYS), alias, column);
    }

    /** The row's own key, which has the type of the foreign keys that refer to it. */
    private Field<Object> key(Column foreignKey) {
        return Tables.qualified(foreignKey.type(), alias, PRIMARY_KEY);
    }

    private Table<?> joined(Link.ByJoinTable join, Hop hop, Scope inner, Table<?> table) {
        Column targetKey = hop.target().primaryKey();
        Condition same =
                inner.column(targetKey).eq(Tables.qualified(targetKey.type(), inner.linkAlias(), join.rowColumn()));
        return ground.joinTable(hop.target(), join.table(), inner.linkAlias())
                .join(table)
                .on(same);
    }

    private Condition paired(Link.ByJoinTable join, Scope inner) {
        return Tables.untyped(inner.linkAlias(), join.parentColumn()).eq(Tables.untyped(alias, PRIMARY_KEY));
    }

    private String linkAlias() {
        return "L" + depth;
    }
}
