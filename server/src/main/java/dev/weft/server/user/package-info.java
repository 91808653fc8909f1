/**
 * The end users of projects: passwords, sessions, tokens signed by keys of the project's own, and the issuers that a
 * project trusts besides. Their profiles are rows of the project's collection {@code users}; passwords never are. Start at
 * {@link dev.weft.server.user.EndUsers} and {@link dev.weft.server.user.UserCredentials}.
 */
@NullMarked
package dev.weft.server.user;

import org.jspecify.annotations.NullMarked;
