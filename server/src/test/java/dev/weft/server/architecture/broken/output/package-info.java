/** Speaks to the console and to the logging of the JDK. */
@NullMarked
package dev.weft.server.architecture.broken.output;

import org.jspecify.annotations.NullMarked;
