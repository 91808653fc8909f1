package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.sql.OperationSession;
import java.util.function.Supplier;

/** What everything that one mutation writes has in common: where it happens, who it is for, and what is left to check. */
record Writing(ProjectModel model, OperationSession session, Rights rights, Pending pending) {
    Writing(ProjectModel model, OperationSession session, Rights rights) {
        this(model, session, rights, new Pending(session));
    }

    RowRights rights(CollectionModel collection) {
        return rights.of(collection);
    }

    /** Sees in the end whether this row may stay as it is then. */
    void demand(Demand demand, Object key, ArgumentPath path) {
        if (!demand.isNone()) {
            pending.add(demand, key, Faults.at(path));
        }
    }

    /** Does the work, and refuses it where it leaves rows that the caller may not leave. */
    <T> T settled(Supplier<T> work) {
        return pending.settled(work);
    }
}
