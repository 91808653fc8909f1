package dev.weft.resolvers.testing;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.write.Mutations;
import dev.weft.schema.Operation.PayloadMember;
import graphql.schema.DataFetcher;

/** For tests that read. */
public final class NoMutations implements Mutations {
    @Override
    public DataFetcher<?> create(CollectionModel collection) {
        return env -> null;
    }

    @Override
    public DataFetcher<?> update(CollectionModel collection) {
        return env -> null;
    }

    @Override
    public DataFetcher<?> delete(CollectionModel collection) {
        return env -> null;
    }

    @Override
    public DataFetcher<?> payload(CollectionModel collection, PayloadMember member) {
        return env -> null;
    }
}
