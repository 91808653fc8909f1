package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.policy.Use;
import java.util.Collection;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The rows above or below one in a tree, with their distance. Every row carries the way to it, so that a circle ends
 * where it would begin again. PostgreSQL goes on level by level and only as far as it is asked, so the nearest are
 * found first, and no more than the bound.
 */
final class Trees {
    static final String ID = "id";

    static final String ROOT = "root";

    private static final int MAX_ROWS = 10_000;
    private static final Name TREE = DSL.name("tree");
    private static final String NEXT = "next";
    private static final Field<Object> PATH = DSL.field(TREE.append("path"), Object.class);
    private static final Field<Integer> TREE_DEPTH = DSL.field(TREE.append("depth"), SQLDataType.INTEGER);

    private Trees() {}

    /** How far away a row is that was joined to such a table. */
    static Field<Integer> depth() {
        return DSL.field(DSL.name(RelatedStatements.LINK, "depth"), SQLDataType.INTEGER);
    }

    /**
     * A table of keys and distances.
     *
     * @param root the key of the row that the tree is of
     */
    static Table<?> of(Ground ground, CollectionModel collection, Link.ByTree tree, Field<Object> root) {
        Field<Object> treeId = Tables.qualified(collection.primaryKey().type(), "tree", ID);
        Step step = Step.of(ground, collection, tree);
        Select<Record3<Object, Integer, Object>> first = DSL.select(
                        step.to, DSL.inline(1), DSL.field("array[{0}, {1}]", Object.class, root, step.to))
                .from(step.table)
                .where(step.from.eq(root))
                .and(step.to.ne(root));
        Select<Record3<Object, Integer, Object>> further = DSL.select(
                        step.to, TREE_DEPTH.plus(DSL.inline(1)), DSL.field("({0} || {1})", Object.class, PATH, step.to))
                .from(DSL.table(TREE))
                .join(step.table)
                .on(step.from.eq(treeId))
                .where(TREE_DEPTH.lt(DSL.val(tree.maxDepth())))
                .and(DSL.condition("{0} <> all({1})", step.to, PATH));
        CommonTableExpression<?> walk = TREE.fields(ID, "depth", "path").as(first.unionAll(further));
        return DSL.withRecursive(walk)
                .select(treeId, TREE_DEPTH)
                .from(DSL.table(TREE))
                .limit(DSL.inline(MAX_ROWS))
                .asTable(RelatedStatements.LINK);
    }

    /** The trees of many roots, each row with its root. */
    static Table<?> ofAll(
            Ground ground, CollectionModel collection, Link.ByTree tree, ValueType type, Collection<?> roots) {
        Field<Object> root = Tables.qualified(type, "parent", "key");
        Field<Object> id = Tables.qualified(type, RelatedStatements.LINK, ID);
        return DSL.select(root.as(ROOT), id, depth())
                .from(DSL.unnest(Values.keys(type, roots)).as("parent", "key"))
                .crossJoin(DSL.lateral(of(ground, collection, tree, root)))
                .asTable(RelatedStatements.LINK);
    }

    /** The rows of a collection whose keys are in such a table. */
    static Table<?> rows(Table<?> rows, CollectionModel collection, Table<?> keys) {
        Column key = collection.primaryKey();
        Field<Object> id = Tables.qualified(key.type(), RelatedStatements.LINK, ID);
        return keys.join(rows).on(Tables.field(ReadStatements.ROW, key).eq(id));
    }

    /** From a row to its neighbours. No way leads over a row that cannot be read. */
    private record Step(Table<?> table, Field<Object> from, Field<Object> to) {
        static Step of(Ground ground, CollectionModel collection, Link.ByTree tree) {
            Table<?> table = ground.table(collection, Use.ROW, NEXT);
            Field<Object> key = Tables.field(NEXT, collection.primaryKey());
            Column up = tree.parent();
            Field<Object> parent = Tables.field(NEXT, up);
            return switch (tree.direction()) {
                case UP -> new Step(table, key, parent);
                case DOWN -> new Step(table, parent, key);
            };
        }
    }
}
