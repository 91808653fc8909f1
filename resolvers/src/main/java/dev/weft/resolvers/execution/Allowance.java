package dev.weft.resolvers.execution;

/**
 * What a caller may ask for. It belongs to the project's settings and to who calls, not to the schema.
 *
 * @param cost of one operation at most
 * @param explain whether the statements and their plans may be shown
 * @param introspection whether the schema may be asked for
 */
public record Allowance(long cost, boolean explain, boolean introspection) {
    public static final Allowance DEFAULT = new Allowance(10_000, true, true);
}
