/** Stands for the module above that one. */
@NullMarked
package dev.weft.server.architecture.broken.edges.subscriptions;

import org.jspecify.annotations.NullMarked;
