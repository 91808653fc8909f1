package dev.weft.resolvers.write;

/**
 * How much one mutation may write. Settings of the project.
 *
 * @param maxRows rows of one input at most
 */
public record WriteLimits(int maxRows) {
    public static final WriteLimits DEFAULT = new WriteLimits(1_000);
}
