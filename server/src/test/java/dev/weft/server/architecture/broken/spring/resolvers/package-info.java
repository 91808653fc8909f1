/** A library that knows the framework. */
@NullMarked
package dev.weft.server.architecture.broken.spring.resolvers;

import org.jspecify.annotations.NullMarked;
