package dev.weft.server.admin;

import dev.weft.drift.DriftCheck;
import dev.weft.server.company.Project;
import java.util.List;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Whether tables are what the catalog says. */
@Controller
class DriftController {
    private final DriftCheck check;

    DriftController(DriftCheck check) {
        this.check = check;
    }

    @SchemaMapping
    List<String> drift(Project project) {
        return check.of(project.id());
    }
}
