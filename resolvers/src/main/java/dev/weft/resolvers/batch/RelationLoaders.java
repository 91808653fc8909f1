package dev.weft.resolvers.batch;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.jspecify.annotations.Nullable;

/**
 * The data loaders of one operation: one for each field that follows a relation, wherever its parents stand in lists.
 * Fields with another alias, other arguments or another selection stand elsewhere and have their own.
 */
public final class RelationLoaders {
    private final FieldPaths paths = new FieldPaths();

    public static RelationLoaders of(DataFetchingEnvironment env) {
        RelationLoaders loaders = env.getGraphQlContext().get(RelationLoaders.class);
        if (loaders == null) {
            throw new IllegalStateException("the operation runs without loaders");
        }
        return loaders;
    }

    public void putInto(GraphQLContext.Builder context) {
        context.put(RelationLoaders.class, this);
    }

    /**
     * What belongs to the key, together with what belongs to the keys of all other parents.
     *
     * @param batch makes the function that answers all keys at once; asked once for each field, not for each parent
     */
    public <V> CompletableFuture<@Nullable V> load(
            DataFetchingEnvironment env, Object key, Supplier<Function<Set<Object>, Map<Object, V>>> batch) {
        String name = paths.name(env.getExecutionStepInfo().getPath());
        if (env.getDataLoaderRegistry().getDataLoader(name) == null) {
            env.getDataLoaderRegistry().register(name, loader(batch.get()));
        }
        DataLoader<Object, V> loader = env.getDataLoader(name);
        if (loader == null) {
            throw new IllegalStateException("the loader of " + name + " is gone");
        }
        return loader.load(key);
    }

    /** Runs where it is dispatched, on the operation's thread, because the operation has one connection. */
    private static <V> DataLoader<Object, V> loader(Function<Set<Object>, Map<Object, V>> batch) {
        return DataLoaderFactory.newMappedDataLoader(
                (Set<Object> keys) -> CompletableFuture.completedFuture(batch.apply(keys)));
    }
}
