package dev.weft.resolvers.wiring;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.batch.RelationLoaders;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.resolvers.sql.RowsReader;
import dev.weft.schema.Operation.TreeDirection;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves a relation to many rows, a page for each parent, for all parents together. */
record ToManyFetcher(ToManyFetcher.Planning planning) implements DataFetcher<CompletableFuture<@Nullable RowPage>> {
    @FunctionalInterface
    interface Planning {
        RelatedPlan plan(Map<String, Object> arguments, Selection selection);
    }

    static ToManyFetcher related(Planner planner, CollectionModel parent, Link link, CollectionModel target) {
        return new ToManyFetcher((arguments, selection) -> planner.related(parent, link, target, arguments, selection));
    }

    /** The rows above or below the parent in a tree of its collection. */
    static ToManyFetcher tree(Planner planner, CollectionModel collection, Column parent, TreeDirection direction) {
        return new ToManyFetcher(
                (arguments, selection) -> planner.tree(collection, parent, direction, arguments, selection));
    }

    @Override
    public CompletableFuture<@Nullable RowPage> get(DataFetchingEnvironment env) {
        Row row = Objects.requireNonNull(env.getSource());
        return RelationLoaders.of(env).load(env, row.key(), () -> batch(env));
    }

    private Function<Set<Object>, Map<Object, RowPage>> batch(DataFetchingEnvironment env) {
        RelatedPlan plan = planning.plan(env.getArguments(), FieldSelection.of(env));
        RowsReader reader = OperationContext.of(env).reader();
        return keys -> reader.byParent(plan, keys);
    }
}
