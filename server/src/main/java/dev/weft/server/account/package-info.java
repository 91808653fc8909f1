/**
 * Accounts of the platform: passwords, sessions, tokens. Start at {@link dev.weft.server.account.Accounts}.
 */
@NullMarked
package dev.weft.server.account;

import org.jspecify.annotations.NullMarked;
