/** Has its fields filled in from outside. */
@NullMarked
package dev.weft.server.architecture.broken.injection;

import org.jspecify.annotations.NullMarked;
