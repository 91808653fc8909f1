/**
 * Serves the web console from the jar. Start at {@link dev.weft.server.console.ConsoleConfiguration}.
 */
@NullMarked
package dev.weft.server.console;

import org.jspecify.annotations.NullMarked;
