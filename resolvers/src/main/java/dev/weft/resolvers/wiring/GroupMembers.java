package dev.weft.resolvers.wiring;

import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.operation.FiniteNumbers;
import dev.weft.resolvers.operation.JsonKeys;
import dev.weft.resolvers.sql.Group;
import dev.weft.schema.Operation.GroupMember;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;

/** Fetchers of the members of groups and of their keys, which were read with the list. */
final class GroupMembers {
    private GroupMembers() {}

    static DataFetcher<?> of(GroupMember member) {
        return switch (member) {
            case KEY -> env -> group(env).key();
            case KEYS -> env -> JsonKeys.of(group(env));
            case AGGREGATE -> env -> group(env).aggregate(env.getField().getResultKey());
            case NODES -> env -> group(env).nodes(env.getField().getResultKey());
        };
    }

    static DataFetcher<?> column(Column column) {
        return env -> FiniteNumbers.check(key(env).value(column.apiName()), column);
    }

    static DataFetcher<?> behind(RelationEnd relation) {
        return env -> key(env).behind(relation.apiName());
    }

    static DataFetcher<?> node() {
        return env -> key(env).node();
    }

    private static Group group(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.getSource());
    }

    private static Group.Key key(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.getSource());
    }
}
