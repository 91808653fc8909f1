/**
 * How a catalog changes: checked, planned, tried, then applied in one transaction. Start at
 * {@link dev.weft.change.SchemaChanger}.
 */
@NullMarked
package dev.weft.change;

import org.jspecify.annotations.NullMarked;
