package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Row;

/** Turns a value as PostgreSQL writes it into JSON. */
@FunctionalInterface
interface ColumnWriter {
    /**
     * @param text the value
     */
    Outcome write(Run run, Row row, byte[] text);
}
