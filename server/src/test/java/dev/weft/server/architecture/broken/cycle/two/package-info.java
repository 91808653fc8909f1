/** Needs the first. */
@NullMarked
package dev.weft.server.architecture.broken.cycle.two;

import org.jspecify.annotations.NullMarked;
