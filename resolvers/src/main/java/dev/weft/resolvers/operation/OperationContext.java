package dev.weft.resolvers.operation;

import dev.weft.access.Caller;
import dev.weft.resolvers.identity.Identity;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.RowsReader;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashSet;
import java.util.Set;

/** What every field of one running operation shares. */
public final class OperationContext {
    /** What a query that is asked again tells of. */
    private static final Object NOTHING = new Object();

    private final Caller caller;
    private final OperationSession session;
    private final Identity identity;
    private final Object event;
    private final Set<String> reported = new HashSet<>();

    public OperationContext(Caller caller, OperationSession session) {
        this(caller, session, Identity.NONE);
    }

    /** @param identity signs end users in and out */
    public OperationContext(Caller caller, OperationSession session, Identity identity) {
        this(caller, session, identity, NOTHING);
    }

    private OperationContext(Caller caller, OperationSession session, Identity identity, Object event) {
        this.event = event;
        this.caller = caller;
        this.session = session;
        this.identity = identity;
    }

    /** The same for what a subscription tells of at a time: a change, a page of rows. */
    public OperationContext telling(Object told) {
        return new OperationContext(caller, session, identity, told);
    }

    /** What the root field of a subscription tells of. */
    public Object event() {
        return event;
    }

    public Identity identity() {
        return identity;
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

    /** The root field of a mutation says in its payload why it was rolled back. */
    public void failureIsReportedBy(String resultKey) {
        reported.add(resultKey);
    }

    /**
     * Whether the answer of a root field tells of something that did not happen: it was rolled back, and its payload does
     * not say so.
     */
    public boolean isUntrue(String resultKey) {
        return session.isUndone(resultKey) && !reported.contains(resultKey);
    }

    /** Whether any root field was rolled back. */
    public boolean hasUndone() {
        return session.hasFailed() || !session.undone().isEmpty();
    }
}
