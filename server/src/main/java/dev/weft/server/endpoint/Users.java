package dev.weft.server.endpoint;

import dev.weft.resolvers.identity.Identity;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.project.LiveProject;
import dev.weft.server.security.Credentials;
import dev.weft.server.user.EndUsers;
import dev.weft.server.user.UserCredentials;

/** What requests to projects may do about the end users of these. */
record Users(EndUsers all, UserCredentials credentials) {
    Identity of(LiveProject<?> live, Credentials shown, RequestOrigin origin) {
        return all.of(
                live.project(),
                live.rules().settings().signUp(),
                origin.address(),
                () -> shown.bearer().flatMap(token -> credentials.session(live.project(), token)));
    }
}
