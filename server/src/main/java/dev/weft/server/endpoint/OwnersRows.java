package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Allowance;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.server.project.LiveProject;
import dev.weft.server.project.ProjectRuntimes;
import dev.weft.server.sample.SampleRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Runs the operations that fill a sample project, without HTTP between. */
final class OwnersRows implements SampleRows {
    private static final Allowance ALLOWANCE = new Allowance(Long.MAX_VALUE, false, false);

    private final ProjectRuntimes<ProjectProgram> runtimes;

    OwnersRows(ProjectRuntimes<ProjectProgram> runtimes) {
        this.runtimes = runtimes;
    }

    @Override
    public void write(String slug, UUID account, List<Map<String, Object>> requests) {
        LiveProject<ProjectProgram> live = runtimes.find(slug)
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such project."));
        live.catchUp();
        ProjectProgram program = live.runtime(RoleSet.OWNER);
        Caller owner = new Caller.Member(account, Role.OWNER);
        requests.forEach(request -> run(program, owner, request));
    }

    private static Map<String, Object> variables(Map<String, Object> request) {
        Map<String, Object> variables = new LinkedHashMap<>();
        if (request.get("variables") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> variables.put(String.valueOf(name), value));
        }
        return variables;
    }

    private static void run(ProjectProgram program, Caller owner, Map<String, Object> request) {
        ProjectResponse response = program.executor()
                .execute(
                        new ProjectRequest(
                                String.valueOf(request.get("query")), null, variables(request), Set.of(), ALLOWANCE),
                        owner,
                        program.connections(),
                        null);
        if (!response.codes().isEmpty()) {
            throw new IllegalStateException("A sample row was refused: " + response.codes());
        }
    }
}
