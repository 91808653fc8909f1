package dev.weft.resolvers.wiring;

import dev.weft.resolvers.sql.Edge;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.schema.Operation.ConnectionMember;
import dev.weft.schema.Operation.EdgeMember;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;

/** Fetchers of the members of connections and edges. */
final class ConnectionMembers {
    private ConnectionMembers() {}

    static DataFetcher<?> of(ConnectionMember member) {
        return switch (member) {
            case EDGES -> env -> page(env).edges();
            case NODES -> env -> page(env).rows();
            case PAGE_INFO -> env -> new PageInfo(page(env));
            case TOTAL_COUNT -> env -> page(env).totalCount(env.getArgument("max"));
            case ESTIMATED_COUNT -> env -> page(env).estimatedCount();
            case AGGREGATE ->
                env -> page(env).summary().aggregate(env.getField().getResultKey());
            case GROUPS -> env -> page(env).summary().groups(env.getField().getResultKey());
        };
    }

    static DataFetcher<?> of(EdgeMember member) {
        return switch (member) {
            case CURSOR -> env -> edge(env).cursor();
            case NODE -> env -> edge(env).node();
            case SCORE -> env -> edge(env).score();
        };
    }

    private static RowPage page(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.getSource());
    }

    private static Edge edge(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.getSource());
    }
}
