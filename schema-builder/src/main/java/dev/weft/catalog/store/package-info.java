/**
 * The catalog's tables in PostgreSQL, read into records and written from them. Start at
 * {@link dev.weft.catalog.store.CatalogStore}.
 */
@NullMarked
package dev.weft.catalog.store;

import org.jspecify.annotations.NullMarked;
