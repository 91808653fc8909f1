package dev.weft.resolvers.execution;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What subscriptions have in common that are told the same: equal where one run serves both.
 *
 * @param executor itself, since it is one for all callers in the same roles
 * @param variables but for the one that says where to go on
 * @param caller what policies ask of the caller
 */
public record Likeness(
        ProjectExecutor executor,
        String query,
        @Nullable String operationName,
        Map<String, Object> variables,
        List<@Nullable Object> caller) {}
