package dev.weft.resolvers.write;

/**
 * How much one mutation may write. Settings of the project.
 *
 * @param maxRows rows of one input at most, those that are nested in it and those that it connects included
 * @param maxDepth how deep inputs may be nested in others
 */
public record WriteLimits(int maxRows, int maxDepth) {
    public static final WriteLimits DEFAULT = new WriteLimits(10_000, 8);

    public WriteLimits(int maxRows) {
        this(maxRows, DEFAULT.maxDepth);
    }
}
