/**
 * Long, adverse runs with an invariant each. Every campaign prints its seed and what it counted; a quick form runs with
 * the other tests, the long one with {@code -Dweft.campaign=long}. Start at
 * {@link dev.weft.e2e.campaign.CatalogCrashTest}.
 */
@NullMarked
package dev.weft.e2e.campaign;

import org.jspecify.annotations.NullMarked;
