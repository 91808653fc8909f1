package dev.weft.ddl;

/**
 * A statement that changes tables, and what it means for those who use them.
 *
 * @param table the table it changes, which a new one does not have rows in
 * @param lock the strongest lock on an existing table, e.g. {@code ACCESS EXCLUSIVE}; {@code NONE} for a new table
 * @param rewritesTable whether every row is written anew
 * @param online whether readers and writers go on, but for the moment in which the lock is taken
 */
public record DdlStatement(String sql, String table, String lock, boolean rewritesTable, boolean online) {}
