package dev.weft.server.admin;

import dev.weft.server.apikey.ApiKey;
import dev.weft.server.apikey.ApiKeys;
import dev.weft.server.company.Project;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** What owners should look at. */
@Controller
class SecurityController {
    private final Catalogs catalogs;
    private final ApiKeys keys;

    SecurityController(Catalogs catalogs, ApiKeys keys) {
        this.catalogs = catalogs;
        this.keys = keys;
    }

    @BatchMapping(typeName = "Project")
    List<List<SecurityFinding>> securityReport(List<Project> projects) {
        projects.forEach(project -> ProjectAccess.administers(project, "securityReport"));
        Map<UUID, List<ApiKey>> byProject =
                keys.of(projects.stream().map(project -> project.id().value()).collect(Collectors.toSet()));
        return projects.stream()
                .map(project -> SecurityReport.of(
                        catalogs.catalog(project),
                        byProject.getOrDefault(project.id().value(), List.of())))
                .toList();
    }
}
