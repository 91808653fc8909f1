package dev.weft.resolvers.sql;

import java.sql.SQLException;

/** A statement named what the tables do not have, or have no more. The request may well be good at a later revision. */
public final class OutdatedTables extends IllegalStateException {
    OutdatedTables(SQLException failure) {
        super("The tables are not those of this revision: " + failure.getMessage(), failure);
    }
}
