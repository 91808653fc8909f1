package dev.weft.server.endpoint;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.write.Mutations;
import dev.weft.schema.Operation.PayloadMember;
import graphql.schema.DataFetcher;

record MutationsPlaceholder(ProjectModel model) implements Mutations {
    @Override
    public DataFetcher<?> create(CollectionModel collection) {
        return refuse();
    }

    @Override
    public DataFetcher<?> update(CollectionModel collection) {
        return refuse();
    }

    @Override
    public DataFetcher<?> delete(CollectionModel collection) {
        return refuse();
    }

    @Override
    public DataFetcher<?> payload(CollectionModel collection, PayloadMember member) {
        return refuse();
    }

    private static DataFetcher<?> refuse() {
        return _ -> {
            throw new ApiException(ErrorCode.OPERATION_NOT_ALLOWED, "Mutations are not there yet.");
        };
    }
}
