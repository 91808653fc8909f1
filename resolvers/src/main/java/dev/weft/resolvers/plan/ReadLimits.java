package dev.weft.resolvers.plan;

/**
 * How much one field may read. Settings of the project.
 *
 * @param defaultPage rows of a list that says nothing about its size
 * @param maxPage rows of a list at most
 * @param maxOffset rows to skip at most
 * @param maxFilterDepth how deep {@code and}, {@code or}, {@code not} and relations may nest
 * @param maxConditions operators of one filter
 */
public record ReadLimits(int defaultPage, int maxPage, int maxOffset, int maxFilterDepth, int maxConditions) {
    public static final ReadLimits DEFAULT = new ReadLimits(20, 1_000, 10_000, 10, 500);
}
