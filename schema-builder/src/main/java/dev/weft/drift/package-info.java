/**
 * Differences between a catalog and its tables that somebody made behind its back. Reports, never repairs. Start at
 * {@link dev.weft.drift.DriftCheck}.
 */
@NullMarked
package dev.weft.drift;

import org.jspecify.annotations.NullMarked;
