package dev.weft.server.simulation;

import dev.weft.catalog.PolicyAction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Simulation}.
 *
 * @param response what the caller would get, plain JSON
 */
public record Simulation(Map<String, Object> response, List<String> statements, List<Refusal> refusals) {
    public Simulation {
        statements = List.copyOf(statements);
        refusals = List.copyOf(refusals);
    }

    /**
     * {@code Refusal}.
     *
     * @param coordinate of the schema of those whom no policy binds
     * @param clause of a policy, as the policy writes it; null where no policy says anything
     */
    public record Refusal(
            String coordinate,
            PolicyAction action,
            @Nullable Map<String, Object> clause,
            String message) {}
}
