package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Allowance;
import dev.weft.resolvers.execution.JsonData;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.project.LiveProject;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.project.ProjectRuntimes;
import dev.weft.server.simulation.Simulation;
import dev.weft.server.simulation.Trial;
import dev.weft.server.simulation.Trials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Operations of live projects, on a connection of the project's own that keeps nothing. */
final class SimulatedTrials implements Trials {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ProjectRuntimes<ProjectProgram> runtimes;
    private final WeftProperties.Limits limits;

    SimulatedTrials(ProjectRuntimes<ProjectProgram> runtimes, WeftProperties.Limits limits) {
        this.runtimes = runtimes;
        this.limits = limits;
    }

    @Override
    public Simulation with(ProjectRef project, Function<Trial, Simulation> work) {
        LiveProject<ProjectProgram> live = runtimes.find(project.slug())
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such project."));
        live.catchUp();
        try (Connection connection = live.runtime(RoleSet.OWNER).connections().lease()) {
            connection.setAutoCommit(false);
            try {
                return work.apply(new OnConnection(live, new SimulatedConnection(connection)));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("An operation could not be simulated", e);
        }
    }

    private final class OnConnection implements Trial {
        private final LiveProject<ProjectProgram> live;
        private final SimulatedConnection connection;

        OnConnection(LiveProject<ProjectProgram> live, SimulatedConnection connection) {
            this.live = live;
            this.connection = connection;
        }

        @Override
        public Outcome run(Caller caller, Question question) {
            Allowance usual = new CallerRules(live.rules(), caller, limits).allowance();
            ProjectRequest request = new ProjectRequest(
                    question.document(), question.operationName(), question.variables(), Set.of(), usual);
            ProjectResponse response =
                    live.runtime(caller.roles()).executor().execute(request, caller, () -> connection, null);
            return new Outcome(plain(response.body()), connection.takeStatements());
        }

        @Override
        public void undo() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException("A simulated operation could not be taken back", e);
            }
        }
    }

    private static Map<String, Object> plain(Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        body.forEach((name, value) -> plain.put(name, value instanceof JsonData data ? read(data) : value));
        return plain;
    }

    private static @Nullable Object read(JsonData data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.json().length());
        try {
            data.json().sendTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JSON.readValue(bytes.toByteArray(), Map.class);
    }
}
