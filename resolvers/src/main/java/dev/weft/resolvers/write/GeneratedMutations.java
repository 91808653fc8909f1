package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.CursorFormat;
import dev.weft.resolvers.plan.Order;
import dev.weft.resolvers.sql.Edge;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.Mutation.Verb;
import dev.weft.schema.Operation.PayloadMember;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mutations of every collection: plan, write, answer. */
public final class GeneratedMutations implements Mutations {
    /** The fields of Query look at the operation, not at the object they are on. */
    private static final Object QUERY_ROOT = Map.of();

    private final ProjectModel model;
    private final WritePlanner planner;

    public GeneratedMutations(ProjectModel model) {
        this.model = model;
        this.planner = new WritePlanner(model);
    }

    @Override
    public DataFetcher<?> create(CollectionModel collection) {
        return env -> new Mutation(env, model, collection, Verb.CREATE).run((writer, returned) -> {
            OperationContext context = OperationContext.of(env);
            Map<String, Object> input = Objects.requireNonNull(env.getArgument("input"));
            return writer.create(planner.create(collection, input, context.caller()), returned);
        });
    }

    @Override
    public DataFetcher<?> update(CollectionModel collection) {
        return env -> new Mutation(env, model, collection, Verb.UPDATE)
                .run((writer, returned) -> writer.update(
                        planner.update(collection, id(env), env.getArgument("patch"), env.getArgument("ifVersion")),
                        returned));
    }

    @Override
    public DataFetcher<?> delete(CollectionModel collection) {
        return env -> new Mutation(env, model, collection, Verb.DELETE)
                .run((writer, returned) ->
                        writer.delete(planner.delete(collection, id(env), env.getArgument("ifVersion")), returned));
    }

    @Override
    public DataFetcher<?> payload(CollectionModel collection, PayloadMember member) {
        return env -> {
            Payload payload = Objects.requireNonNull(env.getSource());
            return switch (member) {
                case ROW -> payload.row();
                case EDGE -> edge(payload.row(), collection, env);
                case OUTCOME -> payload.outcome().name();
                case DELETED_ID -> payload.globalId();
                case ERRORS -> payload.mutationErrors();
                case QUERY -> QUERY_ROOT;
            };
        };
    }

    /** The row as an edge of the list in this order. */
    private static @Nullable Edge edge(@Nullable Row row, CollectionModel collection, DataFetchingEnvironment env) {
        Order order = Order.read(collection, env.getArgument("orderBy"));
        return row == null ? null : new Edge(row, new CursorFormat(collection, order));
    }

    private static String id(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<String>getArgument("id"));
    }
}
