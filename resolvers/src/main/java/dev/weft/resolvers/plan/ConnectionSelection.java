package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import java.util.List;
import java.util.Set;

/**
 * What is selected of a connection.
 *
 * @param rows on its nodes, and on the nodes of its edges
 * @param readsRows whether anything is selected that only the rows tell
 * @param cursors whether any cursor is
 * @param info what is of the page's info
 * @param score whether the rows' fit to a search is
 */
record ConnectionSelection(
        List<Selection> rows, boolean readsRows, boolean cursors, Set<String> info, boolean score, Counting counting) {
    private static final String PAGE_INFO = "PageInfo";

    static ConnectionSelection of(CollectionModel collection, Selection selection) {
        String connection = collection.typeName() + "Connection";
        String edge = collection.typeName() + "Edge";
        Set<String> members = selection.fields(connection);
        Selection edges = selection.below(connection, "edges");
        Set<String> info = selection.below(connection, "pageInfo").fields(PAGE_INFO);
        return new ConnectionSelection(
                List.of(selection.below(connection, "nodes"), edges.below(edge, "node")),
                members.contains("nodes") || members.contains("edges") || members.contains("pageInfo"),
                edges.fields(edge).contains("cursor") || info.contains("startCursor") || info.contains("endCursor"),
                info,
                edges.fields(edge).contains("score"),
                Counting.of(selection.uses(connection, "totalCount"), members.contains("estimatedCount")));
    }
}
