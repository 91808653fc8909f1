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

    /** A root field of a subscription. What it answers is there again and again. */
    sealed interface Subscribe extends Operation {}

    /** {@code live}: a query that is asked again when what it read has changed. */
    record Live() implements Subscribe {}

    /** {@code articleChanged(id:, filter:, kinds:, after:)}. */
    record WatchRows(CollectionId collection) implements Subscribe {}

    /** {@code articleStream(filter:, orderBy:, after:, batchSize:)}. */
    record StreamRows(CollectionId collection) implements Subscribe {}

    /** A member of what happened to a row. */
    record ReadChange(ChangeMember member) implements Operation {}

    enum ChangeMember {
        KIND,
        TRANSITION,
        ID,
        ROW,
        CHANGED_FIELDS,
        PREVIOUS,
        CURSOR,
        COMMITTED_AT
    }

    /** A root field of a mutation. It answers a payload, whose members are {@link ReadPayload}. */
    sealed interface Write extends Operation {
        CollectionId collection();
    }

    /** {@code createArticle(input:, onConflict:)}. */
    record CreateRow(CollectionId collection) implements Write {}

    /** {@code createArticles(input:, onConflict:, onError:)}. */
    record CreateRows(CollectionId collection) implements Write {}

    /** {@code updateArticle(id:, patch:, ops:, ifVersion:)}. */
    record UpdateRow(CollectionId collection) implements Write {}

    /** {@code updateArticles(filter:, patch:, ops:, maxAffected:, confirmAll:)}. */
    record UpdateRows(CollectionId collection) implements Write {}

    /** {@code batchUpdateArticles(updates:, onError:)}. */
    record BatchUpdateRows(CollectionId collection) implements Write {}

    /** {@code deleteArticle(id:, ifVersion:)}. */
    record DeleteRow(CollectionId collection) implements Write {}

    /** {@code deleteArticles(filter:, maxAffected:, confirmAll:)}. */
    record DeleteRows(CollectionId collection) implements Write {}

    /** A root field of a mutation by which end users sign up, in and out. */
    record Identify(IdentityAction action) implements Operation {}

    /** What end users do about who they are. */
    enum IdentityAction {
        /** {@code signUp(input:)}. */
        SIGN_UP,
        /** {@code signIn(input:)}. */
        SIGN_IN,
        /** {@code refreshSession(refreshToken:)}. */
        REFRESH_SESSION,
        /** {@code signOut(everywhere:)}. */
        SIGN_OUT,
        /** {@code changePassword(current:, next:)}. */
        CHANGE_PASSWORD
    }

    /** The {@code id} of a row. */
    record ReadGlobalId(CollectionId collection) implements Operation {}

    /** The {@code rowVersion} of a row. */
    record ReadRowVersion(CollectionId collection) implements Operation {}

    record ReadColumn(CollectionId collection, Column column) implements Operation {}

    /** A to-one relation: {@code author}, or the other end of a one-to-one relation. */
    record FollowToOne(CollectionId collection, RelationEnd relation) implements Operation {}

    /** A to-many relation: {@code articles(filter:, orderBy:, first:, ...)} of an author. */
    record ListRelated(CollectionId collection, RelationEnd relation) implements Operation {}

    /**
     * The rows above or below one in a tree: {@code descendants(maxDepth:, filter:, orderBy:, first:, ...)}.
     *
     * @param parent the column with the key of the row above
     */
    record ListTree(CollectionId collection, Column parent, TreeDirection direction) implements Operation {}

    enum TreeDirection {
        ANCESTORS,
        DESCENDANTS
    }

    /** A member of a connection, with the type of its rows. */
    record ReadConnection(CollectionId collection, ConnectionMember member) implements Operation {}

    enum ConnectionMember {
        EDGES,
        NODES,
        PAGE_INFO,
        /** {@code totalCount(max:)}. */
        TOTAL_COUNT,
        ESTIMATED_COUNT,
        /** {@code aggregate(filter:)}. */
        AGGREGATE,
        /** {@code groups(by:, having:, orderBy:, first:, offset:)}. */
        GROUPS
    }

    /** A member of an edge. */
    record ReadEdge(CollectionId collection, EdgeMember member) implements Operation {}

    enum EdgeMember {
        CURSOR,
        NODE,
        SCORE
    }

    /** A member of an aggregate: a count, or one figure for each of several columns. */
    record ReadAggregate(CollectionId collection, AggregateMember member) implements Operation {}

    enum AggregateMember {
        /** {@code count(distinct:)}. */
        COUNT,
        SUM,
        AVG,
        STDDEV,
        VARIANCE,
        /** {@code percentile(p:)}. */
        PERCENTILE,
        MIN,
        MAX
    }

    /** The figure of one column, below a member of an aggregate. */
    record ReadFigure(CollectionId collection, Column column) implements Operation {}

    /** A member of a group of rows. */
    record ReadGroup(CollectionId collection, GroupMember member) implements Operation {}

    enum GroupMember {
        KEY,
        KEYS,
        AGGREGATE,
        /** {@code nodes(first:, orderBy:)}. */
        NODES
    }

    /** A column in the key of a group. */
    record ReadGroupKey(CollectionId collection, Column column) implements Operation {}

    /** The part of a group's key that was reached by a to-one relation. */
    record FollowGroupKey(CollectionId collection, RelationEnd relation) implements Operation {}

    /** The row that a group's key stands for. */
    record ReadGroupNode(CollectionId collection) implements Operation {}

    /** A member of what a mutation answers. */
    record ReadPayload(CollectionId collection, PayloadMember member) implements Operation {}

    enum PayloadMember {
        ROW,
        EDGE,
        OUTCOME,
        DELETED_ID,
        ERRORS,
        QUERY,
        /** Of many rows, this and the following. */
        AFFECTED_COUNT,
        ROWS,
        DELETED_IDS,
        /** One for each row of the input, with the members of {@link ReadResult}. */
        RESULTS
    }

    /** A member of what became of one row among many. */
    record ReadResult(CollectionId collection, ResultMember member) implements Operation {}

    enum ResultMember {
        INDEX,
        OUTCOME,
        ROW,
        ERROR
    }
}
