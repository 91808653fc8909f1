package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.plan.Link;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The rows that an expression speaks of, by their table's alias, and how deep inside other expressions it stands, so
 * that no two tables in sight of each other have the same name. Capital letters keep them apart from what a builder may
 * have named.
 */
record Scope(String alias, int depth) {
    private static final String PRIMARY_KEY = CollectionModel.PRIMARY_KEY;

    Scope(String alias) {
        this(alias, 0);
    }

    /** The rows that the relation leads to from a row of this scope. */
    RelatedRows follow(Hop hop) {
        return follow(hop, new Scope("R" + (depth + 1), depth + 1));
    }

    /**
     * @param inner where the rows that the relation leads to shall stand
     */
    RelatedRows follow(Hop hop, Scope inner) {
        Table<?> table = Tables.table(hop.target()).as(inner.alias);
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

    private Field<Object> column(Column column) {
        return Tables.field(alias, column);
    }

    /** The row's own key, which has the type of the foreign keys that refer to it. */
    private Field<Object> key(Column foreignKey) {
        return Tables.qualified(foreignKey.type(), alias, PRIMARY_KEY);
    }

    private static Table<?> joined(Link.ByJoinTable join, Hop hop, Scope inner, Table<?> table) {
        Column targetKey = hop.target().primaryKey();
        Condition same =
                inner.column(targetKey).eq(Tables.qualified(targetKey.type(), inner.linkAlias(), join.rowColumn()));
        return Tables.joinTable(hop.target(), join.table())
                .as(inner.linkAlias())
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
