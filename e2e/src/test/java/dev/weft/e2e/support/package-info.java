/**
 * The product as its users have it, for tests: a packaged server in a process of its own, reached over the wire alone.
 * Start at {@link dev.weft.e2e.support.RunningServer}; {@link dev.weft.e2e.support.Account} and
 * {@link dev.weft.e2e.support.Project} are what a newcomer makes there.
 */
@NullMarked
package dev.weft.e2e.support;

import org.jspecify.annotations.NullMarked;
