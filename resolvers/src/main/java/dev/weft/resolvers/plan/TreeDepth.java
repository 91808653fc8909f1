package dev.weft.resolvers.plan;

import org.jspecify.annotations.Nullable;

/** Reads {@code maxDepth}: how far up or down a tree a list goes. */
final class TreeDepth {
    private static final int MAX = 100;

    private TreeDepth() {}

    static int read(@Nullable Object maxDepth) {
        if (maxDepth == null) {
            return MAX;
        }
        int depth = (Integer) maxDepth;
        if (depth < 1 || depth > MAX) {
            throw InputPath.of("maxDepth").refuse("is " + depth + "; it is 1 to " + MAX);
        }
        return depth;
    }
}
