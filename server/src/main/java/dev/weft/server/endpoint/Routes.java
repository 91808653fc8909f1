package dev.weft.server.endpoint;

import dev.weft.server.audit.AuditTrail;
import dev.weft.server.budget.Budgets;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.GraphQlEndpoint;
import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.project.ProjectRuntimes;
import dev.weft.server.recording.OperationRecorder;
import dev.weft.server.security.CallerResolver;
import dev.weft.server.traffic.Traffic;
import dev.weft.server.user.SigningKeys;
import dev.weft.subscriptions.Subscriptions;
import java.util.Map;
import java.util.Optional;

/** The platform's endpoint and those of the projects. */
record Routes(
        GraphQlEndpoint platform,
        ProjectRuntimes<ProjectProgram> runtimes,
        CallerResolver callers,
        WeftProperties.Limits limits,
        OperationRecorder recorder,
        Budgets budgets,
        AuditTrail trail,
        Traffic traffic,
        Users users,
        SigningKeys keys,
        Subscriptions subscriptions)
        implements GraphQlRoutes {
    @Override
    public Optional<GraphQlEndpoint> project(String slug) {
        return runtimes.find(slug)
                .map(live -> new ProjectEndpoint(
                        live, callers, limits, recorder, budgets, trail, traffic, users, subscriptions));
    }

    @Override
    public Optional<Map<String, Object>> keys(String slug) {
        return runtimes.find(slug).map(live -> keys.published(live.project().id()));
    }
}
