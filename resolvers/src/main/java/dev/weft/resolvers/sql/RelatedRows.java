package dev.weft.resolvers.sql;

import org.jooq.Condition;
import org.jooq.Table;

/**
 * The rows at the end of a relation, for a subquery.
 *
 * @param scope where expressions on them stand
 * @param table they come from
 * @param linked which of the table's rows belong to the row that the relation starts at
 */
record RelatedRows(Scope scope, Table<?> table, Condition linked) {}
