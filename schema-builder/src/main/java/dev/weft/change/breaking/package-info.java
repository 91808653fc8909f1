/**
 * What a change of the catalog breaks for clients. Pure. Start at {@link dev.weft.change.breaking.BreakingChanges}.
 */
@NullMarked
package dev.weft.change.breaking;

import org.jspecify.annotations.NullMarked;
