package dev.weft.resolvers.compiled;

import org.jspecify.annotations.Nullable;

/** Writes the value of a field. */
@FunctionalInterface
interface Member {
    /**
     * @param source the object that the field is on: a row, a page, an edge, a payload; null at the root
     * @param position of the object among all that were read for the same selection
     */
    Outcome write(Run run, @Nullable Object source, int position);
}
