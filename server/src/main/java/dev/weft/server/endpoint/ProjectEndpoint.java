package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.GraphQlEndpoint;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.project.LiveProject;
import dev.weft.server.recording.OperationRecorder;
import dev.weft.server.security.CallerResolver;
import dev.weft.server.security.Credentials;

/** {@code /graphql/{project}}, for one request: its runtime is taken once and kept to the end, unless its tables are gone. */
final class ProjectEndpoint implements GraphQlEndpoint {
    private final LiveProject<ProjectProgram> live;
    private final CallerResolver callers;
    private final WeftProperties.Limits limits;
    private final OperationRecorder recorder;
    private final Users users;

    ProjectEndpoint(
            LiveProject<ProjectProgram> live,
            CallerResolver callers,
            WeftProperties.Limits limits,
            OperationRecorder recorder,
            Users users) {
        this.live = live;
        this.callers = callers;
        this.limits = limits;
        this.recorder = recorder;
        this.users = users;
    }

    @Override
    public GraphQlEngine open(Credentials credentials, RequestOrigin origin) {
        Caller caller = callers.resolve(live.project(), live.roles(), credentials);
        return new ProjectEngine(
                new ProgramInUse(live.runtime(caller.roles()), () -> {
                    live.catchUp();
                    return live.runtime(caller.roles());
                }),
                caller,
                new CallerRules(live.rules(), caller, limits),
                recorder.of(live.project().id(), origin.client()),
                users.of(live, credentials, origin));
    }
}
