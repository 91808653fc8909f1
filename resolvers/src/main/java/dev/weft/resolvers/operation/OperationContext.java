package dev.weft.resolvers.operation;

import dev.weft.access.Caller;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.RowsReader;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** What every field of one running operation shares. */
public final class OperationContext {
    private final Caller caller;
    private final OperationSession session;
    private @Nullable String failureReportedBy;

    public OperationContext(Caller caller, OperationSession session) {
        this.caller = caller;
        this.session = session;
    }

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

    public Caller caller() {
        return caller;
    }

    public OperationSession session() {
        return session;
    }

    public RowsReader reader() {
        return new RowsReader(session);
    }

    /** The root field of a mutation says in its payload why everything was rolled back. */
    public void failureIsReportedBy(String resultKey) {
        failureReportedBy = resultKey;
    }

    /** Which root field's payload tells the failure; null where none does. */
    public @Nullable String failureReportedBy() {
        return failureReportedBy;
    }
}
