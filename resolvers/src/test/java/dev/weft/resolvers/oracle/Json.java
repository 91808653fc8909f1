package dev.weft.resolvers.oracle;

import org.jspecify.annotations.Nullable;

/** A JSON value, so that it is not mistaken for a part of a filter. */
record Json(@Nullable Object value) {}
