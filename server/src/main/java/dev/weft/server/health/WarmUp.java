package dev.weft.server.health;

import dev.weft.server.endpoint.Rehearsal;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.GraphQlRequest;
import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.http.PreparedOperation.Ready;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.security.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Runs what every client runs first, so that the first client does not wait while classes are loaded and compiled. */
record WarmUp(GraphQlRoutes routes, Rehearsal rehearsal) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final long REHEARSING = Duration.ofMillis(400).toNanos();
    private static final List<String> PLATFORM = List.of(
            "{ __typename }",
            "{ __schema { queryType { name } types { name kind fields { name args { name type { name kind } } } } } }",
            "{ me { account { email } } }",
            "{ nothing }",
            "{");

    /**
     * What is done with a project.
     *
     * @param schema operations that make its collections
     * @param once rows to begin with
     * @param often typical operations, for as long as nobody minds waiting
     */
    record Programme(List<Map<String, Object>> schema, List<Operation> once, List<Operation> often) {}

    record Operation(String query, Map<String, Object> variables) {}

    @Override
    public void run() {
        try {
            GraphQlEngine platform = routes.platform().open(Credentials.NONE, RequestOrigin.SELF);
            PLATFORM.forEach(query -> run(platform, new Operation(query, Map.of())));
            Programme programme = programme();
            rehearsal.run(programme.schema(), project -> play(project, programme));
        } catch (RuntimeException | SQLException | IOException e) {
            LOG.warn("Warming up failed; the first requests will be slow", e);
        }
    }

    static Programme programme() throws IOException {
        try (InputStream file = Objects.requireNonNull(WarmUp.class.getResourceAsStream("/warm-up.json"))) {
            return JsonMapper.shared().readValue(file, Programme.class);
        }
    }

    private static void play(GraphQlEngine project, Programme programme) {
        long end = System.nanoTime() + REHEARSING;
        programme.once().forEach(operation -> run(project, operation));
        do {
            programme.often().forEach(operation -> run(project, operation));
        } while (System.nanoTime() - end < 0);
    }

    private static void run(GraphQlEngine engine, Operation operation) {
        GraphQlRequest request = new GraphQlRequest(operation.query(), null, operation.variables(), Map.of());
        if (engine.prepare(request) instanceof Ready ready) {
            ready.execution().run();
        }
    }
}
