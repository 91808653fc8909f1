package dev.weft.server.user;

import dev.weft.resolvers.identity.Identity.Step;
import dev.weft.server.project.ProjectConnections;
import dev.weft.server.project.ProjectRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDSLContext;

/** Writes the platform's tables in the transaction of a project's operation, which lays the project's role down for it. */
final class PlatformStep<T> implements Step<T> {
    private final ProjectRef project;
    private final Function<DSLContext, T> work;
    private final Runnable then;

    /** @param then follows the commit */
    PlatformStep(ProjectRef project, Function<DSLContext, T> work, Runnable then) {
        this.project = project;
        this.work = work;
        this.then = then;
    }

    @Override
    public T finish(Connection transaction) throws SQLException {
        DSLContext sql = new DefaultDSLContext(transaction, SQLDialect.POSTGRES);
        try {
            sql.execute("set local role none");
            T done = work.apply(sql);
            sql.execute("set local role {0}", DSL.name(ProjectConnections.role(project)));
            return done;
        } catch (DataAccessException e) {
            SQLException refusal = e.getCause(SQLException.class);
            if (refusal == null) {
                throw e;
            }
            throw refusal;
        }
    }

    @Override
    public void committed() {
        then.run();
    }
}
