package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.server.http.GraphQlEndpoint;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.project.LiveProject;
import dev.weft.server.security.CallerResolver;
import dev.weft.server.security.Credentials;

/** {@code /graphql/{project}}, for one request: its runtime is taken once and kept to the end. */
final class ProjectEndpoint implements GraphQlEndpoint {
    private final LiveProject<ProjectProgram> live;
    private final CallerResolver callers;

    ProjectEndpoint(LiveProject<ProjectProgram> live, CallerResolver callers) {
        this.live = live;
        this.callers = callers;
    }

    @Override
    public GraphQlEngine open(Credentials credentials) {
        Caller caller = callers.resolve(live.project(), credentials);
        return new ProjectEngine(live.runtime(caller.role()), caller);
    }
}
