/**
 * Catalogs as the platform's API shows them: records that have the fields of its GraphQL types. Start at
 * {@link dev.weft.server.admin.catalog.CatalogView}.
 */
@NullMarked
package dev.weft.server.admin.catalog;

import org.jspecify.annotations.NullMarked;
