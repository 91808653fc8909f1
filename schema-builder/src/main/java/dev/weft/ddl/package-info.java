/**
 * From the difference of two catalogs to the statements that change the tables. Start at
 * {@link dev.weft.ddl.DdlPlanner}.
 */
@NullMarked
package dev.weft.ddl;

import org.jspecify.annotations.NullMarked;
