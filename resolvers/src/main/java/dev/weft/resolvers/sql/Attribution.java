package dev.weft.resolvers.sql;

import dev.weft.access.Caller;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Says within a transaction who asks for it, and in which request; the change log writes it beside what is changed. It is said
 * together with the transaction's first statement, in one message and one implicit transaction, and costs no round trip.
 */
final class Attribution {
    private static final String SAYING = Tables.RENDERER.render(DSL.query(
                    "select set_config('weft.actor', {0}, true), set_config('weft.request', {1}, true)",
                    DSL.val(""), DSL.val("")))
            + "; ";

    private Attribution() {}

    /** The statement, after it has been said. */
    static BoundStatement before(BoundStatement statement, Caller caller, @Nullable String request) {
        List<@Nullable Object> parameters =
                new ArrayList<>(statement.parameters().size() + 2);
        parameters.add(caller.actor());
        parameters.add(request == null ? "" : request);
        parameters.addAll(statement.parameters());
        return new BoundStatement(SAYING + statement.sql(), parameters);
    }

    /** The rows of the statement itself. */
    static ResultSet rows(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        return statement.getResultSet();
    }

    /** How many rows the statement itself touched. */
    static int count(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        return statement.getUpdateCount();
    }
}
