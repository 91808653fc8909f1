/** Stands for the module above it. */
@NullMarked
package dev.weft.server.architecture.broken.edges.resolvers;

import org.jspecify.annotations.NullMarked;
