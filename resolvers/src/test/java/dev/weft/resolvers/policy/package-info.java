/** What callers read whom policies bind. */
@NullMarked
package dev.weft.resolvers.policy;

import org.jspecify.annotations.NullMarked;
