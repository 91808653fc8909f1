/**
 * What the API and SQL see of a catalog: every column, both ends of every relation, every key. Derived, immutable, and
 * filtered for whoever looks. Start at {@link dev.weft.model.ProjectModel}.
 */
@NullMarked
package dev.weft.model;

import org.jspecify.annotations.NullMarked;
