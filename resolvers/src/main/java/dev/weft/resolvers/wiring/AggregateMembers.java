package dev.weft.resolvers.wiring;

import dev.weft.model.Column;
import dev.weft.resolvers.operation.FiniteNumbers;
import dev.weft.resolvers.sql.AggregateValues;
import dev.weft.schema.Operation.AggregateMember;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;

/** Fetchers of the members of aggregates, which were read with the list. */
final class AggregateMembers {
    private AggregateMembers() {}

    static DataFetcher<?> of(AggregateMember member) {
        return switch (member) {
            case COUNT -> env -> values(env).count(env.getField().getResultKey());
            case SUM, AVG, STDDEV, VARIANCE, PERCENTILE, MIN, MAX ->
                env -> values(env).member(env.getField().getResultKey());
        };
    }

    static DataFetcher<?> figure(Column column) {
        return env -> {
            AggregateValues.Member member = Objects.requireNonNull(env.getSource());
            return FiniteNumbers.check(member.value(column.apiName()), column);
        };
    }

    private static AggregateValues values(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.getSource());
    }
}
