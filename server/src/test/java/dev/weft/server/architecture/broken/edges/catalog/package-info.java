/** Stands for the lowest module, and reaches up. */
@NullMarked
package dev.weft.server.architecture.broken.edges.catalog;

import org.jspecify.annotations.NullMarked;
