/**
 * Who calls a project: one function for every transport. Start at {@link dev.weft.server.security.Callers}.
 */
@NullMarked
package dev.weft.server.security;

import org.jspecify.annotations.NullMarked;
