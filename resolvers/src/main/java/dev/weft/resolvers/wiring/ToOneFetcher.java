package dev.weft.resolvers.wiring;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.batch.RelationLoaders;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowsReader;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a relation to one row, for all parents together where it was not read along with them.
 *
 * @param relation from the parent
 * @param own the parent's value that leads to the row
 * @param theirs the target's column that has this value
 */
record ToOneFetcher(
        Planner planner,
        RelationEnd relation,
        CollectionModel target,
        Function<Row, @Nullable Object> own,
        Column theirs)
        implements DataFetcher<@Nullable Object> {
    /** By the parent's foreign key. */
    static ToOneFetcher byOwnKey(
            Planner planner, CollectionModel parent, RelationEnd.ToOne relation, CollectionModel target) {
        int ordinal = RowShape.ordinal(parent, relation.key());
        return new ToOneFetcher(planner, relation, target, row -> row.value(ordinal), target.primaryKey());
    }

    /** By the one foreign key that refers to the parent. */
    static ToOneFetcher byTheirKey(Planner planner, RelationEnd.InverseOne relation, CollectionModel target) {
        return new ToOneFetcher(planner, relation, target, Row::key, relation.key());
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment env) {
        Row parent = Objects.requireNonNull(env.getSource());
        if (parent.shape().folds(relation)) {
            return parent.along(relation);
        }
        Object key = own.apply(parent);
        return key == null ? null : RelationLoaders.of(env).load(env, key, () -> batch(env));
    }

    private Function<Set<Object>, Map<Object, Row>> batch(DataFetchingEnvironment env) {
        KeyedPlan plan = planner.rowsBy(target, theirs, FieldSelection.of(env));
        RowsReader reader = OperationContext.of(env).reader();
        return keys -> reader.byKey(plan, keys);
    }
}
