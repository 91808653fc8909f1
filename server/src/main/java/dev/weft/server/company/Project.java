package dev.weft.server.company;

import dev.weft.catalog.ProjectId;
import java.util.UUID;

/**
 * A project as the platform knows it. What is in it, its catalog says.
 *
 * @param databaseSchema the PostgreSQL schema that holds its tables
 * @param myRole the role of the account that looks at it
 */
public record Project(
        ProjectId id,
        UUID company,
        String name,
        String slug,
        State state,
        String databaseSchema,
        int revision,
        MemberRole myRole) {
    public enum State {
        ACTIVE,
        DECOMMISSIONED
    }
}
