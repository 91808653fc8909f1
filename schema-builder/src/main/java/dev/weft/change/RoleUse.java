package dev.weft.change;

import dev.weft.catalog.ProjectId;
import java.util.List;
import org.jooq.DSLContext;

/** Something outside the catalog that may refer to a project's roles, and keeps them from being removed. */
@FunctionalInterface
public interface RoleUse {
    /**
     * @param sql in the transaction that removes the role
     * @return what refers to it, each as a sentence names it, e.g. {@code 2 API keys}
     */
    List<String> of(DSLContext sql, ProjectId project, String role);
}
