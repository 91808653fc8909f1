/**
 * Who calls. Start at {@link dev.weft.server.security.CallerResolver}.
 */
@NullMarked
package dev.weft.server.security;

import org.jspecify.annotations.NullMarked;
