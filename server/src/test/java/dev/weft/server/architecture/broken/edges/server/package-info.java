/** Stands for the uppermost module. */
@NullMarked
package dev.weft.server.architecture.broken.edges.server;

import org.jspecify.annotations.NullMarked;
