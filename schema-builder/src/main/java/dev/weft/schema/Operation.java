package dev.weft.schema;

import dev.weft.catalog.CollectionId;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;

/** What a generated field does. The schema names it, the resolvers carry it out. */
public sealed interface Operation {
    /** {@code node(id:)}. */
    record FetchNode() implements Operation {}

    /** {@code nodes(ids:)}. */
    record FetchNodes() implements Operation {}

    /** {@code me}: the end user who calls. */
    record FetchMe() implements Operation {}

    /** {@code article(id:)}. */
    record FetchRow(CollectionId collection) implements Operation {}

    /** {@code articleBy(key:)}. */
    record FetchRowByKey(CollectionId collection) implements Operation {}

    /** {@code articles(filter:, orderBy:, first:, ...)}. */
    record ListRows(CollectionId collection) implements Operation {}

    /** A root field of a mutation. It answers a payload, whose members are {@link ReadPayload}. */
    sealed interface Write extends Operation {
        CollectionId collection();
    }

    /** {@code createArticle(input:)}. */
    record CreateRow(CollectionId collection) implements Write {}

    /** {@code updateArticle(id:, patch:, ifVersion:)}. */
    record UpdateRow(CollectionId collection) implements Write {}

    /** {@code deleteArticle(id:, ifVersion:)}. */
    record DeleteRow(CollectionId collection) implements Write {}

    /** The {@code id} of a row. */
    record ReadGlobalId(CollectionId collection) implements Operation {}

    /** The {@code rowVersion} of a row. */
    record ReadRowVersion(CollectionId collection) implements Operation {}

    record ReadColumn(CollectionId collection, Column column) implements Operation {}

    /** A to-one relation: {@code author}, or the other end of a one-to-one relation. */
    record FollowToOne(CollectionId collection, RelationEnd relation) implements Operation {}

    /** A to-many relation: {@code articles(filter:, orderBy:, first:, ...)} of an author. */
    record ListRelated(CollectionId collection, RelationEnd relation) implements Operation {}

    /** A member of a connection, with the type of its rows. */
    record ReadConnection(CollectionId collection, ConnectionMember member) implements Operation {}

    enum ConnectionMember {
        EDGES,
        NODES,
        PAGE_INFO,
        TOTAL_COUNT
    }

    /** A member of an edge. */
    record ReadEdge(CollectionId collection, EdgeMember member) implements Operation {}

    enum EdgeMember {
        CURSOR,
        NODE
    }

    /** A member of what a mutation answers. */
    record ReadPayload(CollectionId collection, PayloadMember member) implements Operation {}

    enum PayloadMember {
        ROW,
        EDGE,
        OUTCOME,
        DELETED_ID,
        ERRORS,
        QUERY
    }
}
