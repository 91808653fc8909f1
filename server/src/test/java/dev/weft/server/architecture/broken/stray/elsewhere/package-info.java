/** Belongs to no module. */
@NullMarked
package dev.weft.server.architecture.broken.stray.elsewhere;

import org.jspecify.annotations.NullMarked;
