package dev.weft.server.admin;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.simulation.Simulation;
import dev.weft.server.simulation.Simulator;
import dev.weft.server.simulation.Trial.Question;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Lets owners look at a project through the eyes of others. */
@Controller
class SimulationController {
    private final ProjectAccess access;
    private final Catalogs catalogs;
    private final Simulator simulator;

    SimulationController(ProjectAccess access, Catalogs catalogs, Simulator simulator) {
        this.access = access;
        this.catalogs = catalogs;
        this.simulator = simulator;
    }

    @MutationMapping
    Simulation simulate(@ContextValue PlatformCaller caller, DataFetchingEnvironment field) {
        Map<String, Object> input = field.getArgumentOrDefault("input", Map.of());
        Project project = access.require(caller, String.valueOf(input.get("project")), List.of("input", "project"));
        ProjectCatalog catalog = catalogs.catalog(project);
        UUID user = (UUID) input.get("userId");
        Caller other = new Caller.ActingAs(
                new Caller.Member(caller.account(), Role.OWNER),
                roles(catalog, String.valueOf(input.get("role"))),
                user,
                object(input, "claims"));
        return simulator.simulate(
                new ProjectRef(project.id(), project.slug(), project.databaseSchema()),
                catalog,
                other,
                new Question(
                        String.valueOf(input.get("document")),
                        (String) input.get("operationName"),
                        object(input, "variables")));
    }

    private static RoleSet roles(ProjectCatalog catalog, String role) {
        return ProjectRole.named(catalog, role)
                .map(ProjectRole::sight)
                .orElseThrow(() -> refused("role", "The project has no such role; see its roles."));
    }

    private static Map<String, Object> object(Map<String, Object> input, String member) {
        return switch (input.get(member)) {
            case null -> Map.of();
            case Map<?, ?> given -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                given.forEach((name, value) -> object.put(String.valueOf(name), value));
                yield object;
            }
            default -> throw refused(member, "'%s' is a JSON object.".formatted(member));
        };
    }

    private static ApiException refused(String member, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message)
                .at(List.of("input", member))
                .onFields(List.of(member)));
    }
}
