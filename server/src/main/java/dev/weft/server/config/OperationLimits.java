package dev.weft.server.config;

import dev.weft.resolvers.execution.ExecutionLimits;

/** The operator's limits, as the executor takes them. */
public final class OperationLimits {
    private OperationLimits() {}

    public static ExecutionLimits of(WeftProperties.Limits limits) {
        ExecutionLimits usual = ExecutionLimits.DEFAULT;
        return new ExecutionLimits(
                limits.bodyBytes(),
                limits.tokens(),
                usual.whitespace(),
                limits.depth(),
                usual.introspectionDepth(),
                usual.fields(),
                limits.aliases(),
                limits.rootFields(),
                limits.directives(),
                limits.deadline(),
                usual.retries(),
                usual.cachedCharacters());
    }
}
