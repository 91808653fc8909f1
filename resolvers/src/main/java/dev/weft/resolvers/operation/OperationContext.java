package dev.weft.resolvers.operation;

import dev.weft.access.Caller;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.sql.OperationSession;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;

/** What every field of one running operation shares. */
public record OperationContext(Caller caller, ProjectModel model, OperationSession session) {
    public static OperationContext of(DataFetchingEnvironment env) {
        OperationContext context = env.getGraphQlContext().get(OperationContext.class);
        if (context == null) {
            throw new IllegalStateException("the operation runs without a context");
        }
        return context;
    }

    public void putInto(GraphQLContext.Builder context) {
        context.put(OperationContext.class, this);
    }
}
