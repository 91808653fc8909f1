/**
 * What a project's data looks like: collections, fields, relations, indexes. Values and rules only, no SQL and no
 * GraphQL. Start at {@link dev.weft.catalog.ProjectCatalog}; every edit is a
 * {@link dev.weft.catalog.change.SchemaOperation}.
 */
@NullMarked
package dev.weft.catalog;

import org.jspecify.annotations.NullMarked;
