package dev.weft.resolvers.sql;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Which rule of the database a statement broke. Names are those of PostgreSQL.
 *
 * @param detail a sentence with values of the refused row, which may be another caller's: not to be shown
 * @param table that has the rule: of a foreign key the one that refers
 */
public record Violation(
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        @Nullable String detail) {

    /** Empty for a failure that PostgreSQL has not told anything about. */
    public static Optional<Violation> of(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        return message == null
                ? Optional.empty()
                : Optional.of(new Violation(
                        message.getTable(), message.getColumn(), message.getConstraint(), message.getDetail()));
    }
}
