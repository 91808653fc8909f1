/**
 * A store with thousands of rows, made through the API and compared with SQL. Start at
 * {@link dev.weft.e2e.store.StoreJourneyTest}.
 */
@NullMarked
package dev.weft.e2e.store;

import org.jspecify.annotations.NullMarked;
