package dev.weft.resolvers.wiring;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.operation.FiniteNumbers;
import dev.weft.resolvers.plan.DottedPath;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetchers of a row's scalars. They run for every value of a response, so they do next to nothing. */
final class RowMembers {
    private RowMembers() {}

    static DataFetcher<?> globalId(CollectionModel collection) {
        int number = collection.spec().number();
        return light(row -> new GlobalId(number, row.key()).encode());
    }

    static DataFetcher<?> version() {
        return light(Row::version);
    }

    static DataFetcher<?> column(CollectionModel collection, Column column) {
        int ordinal = RowShape.ordinal(collection, column);
        return switch (column.type()) {
            case JSON -> json(ordinal);
            case NUMERIC, FLOAT -> light(row -> FiniteNumbers.check(row.value(ordinal), column));
            case TEXT, INTEGER, BIGINT, BOOLEAN, DATE, DATE_TIME, UUID, SELECT, MULTI_SELECT, TEXT_LIST ->
                light(row -> row.value(ordinal));
        };
    }

    @FunctionalInterface
    private interface Member {
        @Nullable
        Object of(Row row);
    }

    private static LightDataFetcher<@Nullable Object> light(Member member) {
        return new LightMember(member);
    }

    /** Has no need of an environment, and graphql-java then makes none. */
    private record LightMember(Member member) implements LightDataFetcher<@Nullable Object> {
        @Override
        public @Nullable Object get(
                GraphQLFieldDefinition field, @Nullable Object source, Supplier<DataFetchingEnvironment> environment) {
            return source == null ? null : member.of((Row) source);
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            Row row = environment.getSource();
            return row == null ? null : member.of(row);
        }
    }

    private static DataFetcher<?> json(int ordinal) {
        return env -> {
            Row row = env.getSource();
            Object value = row == null ? null : row.value(ordinal);
            String path = env.getArgument("path");
            return path == null ? value : DottedPath.follow(value, DottedPath.parse(path));
        };
    }
}
