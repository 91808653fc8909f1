/**
 * What the platform does for the end users of a project who sign up, in and out. Start at
 * {@link dev.weft.resolvers.identity.Identity}, which the server implements.
 */
@NullMarked
package dev.weft.resolvers.identity;

import org.jspecify.annotations.NullMarked;
