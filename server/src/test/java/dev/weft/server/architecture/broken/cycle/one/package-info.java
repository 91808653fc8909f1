/** Needs the other. */
@NullMarked
package dev.weft.server.architecture.broken.cycle.one;

import org.jspecify.annotations.NullMarked;
