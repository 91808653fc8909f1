/** Plans that reach for the database. */
@NullMarked
package dev.weft.server.architecture.broken.plan.resolvers.plan;

import org.jspecify.annotations.NullMarked;
