package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.error.ApiException;
import dev.weft.server.audit.AuditTrail;
import dev.weft.server.budget.Budgets;
import dev.weft.server.budget.Payer;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.GraphQlEndpoint;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.http.Standing;
import dev.weft.server.project.LiveProject;
import dev.weft.server.recording.OperationRecorder;
import dev.weft.server.security.CallerResolver;
import dev.weft.server.security.Credentials;
import dev.weft.server.traffic.Traffic;
import dev.weft.subscriptions.Subscriptions;
import java.util.List;

/** {@code /graphql/{project}}, for one request: its runtime is taken once and kept to the end, unless its tables are gone. */
final class ProjectEndpoint implements GraphQlEndpoint {
    private final LiveProject<ProjectProgram> live;
    private final CallerResolver callers;
    private final WeftProperties.Limits limits;
    private final OperationRecorder recorder;
    private final Users users;
    private final Budgets budgets;
    private final AuditTrail trail;
    private final Traffic traffic;
    private final Subscriptions subscriptions;

    ProjectEndpoint(
            LiveProject<ProjectProgram> live,
            CallerResolver callers,
            WeftProperties.Limits limits,
            OperationRecorder recorder,
            Budgets budgets,
            AuditTrail trail,
            Traffic traffic,
            Users users,
            Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
        this.budgets = budgets;
        this.trail = trail;
        this.traffic = traffic;
        this.live = live;
        this.callers = callers;
        this.limits = limits;
        this.recorder = recorder;
        this.users = users;
    }

    @Override
    public GraphQlEngine open(Credentials credentials, RequestOrigin origin) {
        Caller caller = caller(credentials, origin);
        Witness witness = witness(caller, origin);
        if (caller instanceof Caller.ActingAs) {
            witness.actsAsAnother();
        }
        return new ProjectEngine(
                new ProgramInUse(live.runtime(caller.roles()), () -> {
                    live.catchUp();
                    return live.runtime(caller.roles());
                }),
                caller,
                new CallerRules(live.rules(), caller, limits),
                recorder.of(live.project().id(), origin.client()),
                budgets.of(
                        live.project().id(),
                        caller,
                        origin.address(),
                        live.rules().settings().rates()),
                witness,
                users.of(live, credentials, origin),
                subscriptions);
    }

    @Override
    public Standing standing(Credentials credentials) {
        return new Standing(callers.resolve(live.project(), live.roles(), credentials), live.revision());
    }

    @Override
    public Object payer(Standing standing, String address) {
        return Payer.of(live.project().id(), (Caller) standing.caller(), address);
    }

    @Override
    public boolean allows(String origin) {
        return live.rules().settings().allows(origin);
    }

    private Caller caller(Credentials credentials, RequestOrigin origin) {
        try {
            return callers.resolve(live.project(), live.roles(), credentials);
        } catch (ApiException refused) {
            Witness witness = witness(new Caller.Anonymous(), origin);
            witness.refused(List.of(refused.code()));
            witness.answered(true);
            throw refused;
        }
    }

    private Witness witness(Caller caller, RequestOrigin origin) {
        return Witness.of(trail, traffic.of(live.project().id()), live.project(), caller, origin);
    }
}
