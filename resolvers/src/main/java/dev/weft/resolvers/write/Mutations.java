package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.schema.Operation.PayloadMember;
import graphql.schema.DataFetcher;

/**
 * Fetchers of the generated mutations. They run on the session of their
 * {@link dev.weft.resolvers.operation.OperationContext}, whose transaction somebody else commits. One that fails with
 * an exception rolls everything back; one that puts its failure into its payload must roll the session back itself.
 */
public interface Mutations {
    /** {@code createArticle(input:)}. */
    DataFetcher<?> create(CollectionModel collection);

    /** {@code updateArticle(id:, patch:, ifVersion:)}. */
    DataFetcher<?> update(CollectionModel collection);

    /** {@code deleteArticle(id:, ifVersion:)}. */
    DataFetcher<?> delete(CollectionModel collection);

    /** A member of what the others answer. */
    DataFetcher<?> payload(CollectionModel collection, PayloadMember member);
}
