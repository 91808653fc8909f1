package dev.weft.server.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose log an act belongs to.
 *
 * @param company null for what concerns none, or for that of the project
 * @param project null for what concerns none
 */
public record Place(@Nullable UUID company, @Nullable UUID project) {
    /** The platform itself. */
    public static final Place PLATFORM = new Place(null, null);

    public static Place project(UUID project) {
        return new Place(null, project);
    }

    public static Place company(UUID company) {
        return new Place(company, null);
    }
}
