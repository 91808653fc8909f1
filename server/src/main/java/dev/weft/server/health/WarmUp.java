package dev.weft.server.health;

import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.GraphQlRequest;
import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.http.PreparedOperation.Ready;
import dev.weft.server.security.Credentials;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what every client runs first, so that the first client does not wait while classes are loaded. */
record WarmUp(GraphQlRoutes routes) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final List<String> OPERATIONS = List.of(
            "{ __typename }",
            "{ __schema { queryType { name } types { name kind fields { name args { name type { name kind } } } } } }",
            "{ me { account { email } } }",
            "{ nothing }",
            "{");

    @Override
    public void run() {
        try {
            GraphQlEngine engine = routes.platform().open(Credentials.NONE);
            OPERATIONS.forEach(operation -> run(engine, operation));
        } catch (RuntimeException e) {
            LOG.warn("Warming up failed; the first requests will be slow", e);
        }
    }

    private static void run(GraphQlEngine engine, String operation) {
        if (engine.prepare(new GraphQlRequest(operation, null, Map.of(), Map.of())) instanceof Ready ready) {
            ready.execution().run();
        }
    }
}
