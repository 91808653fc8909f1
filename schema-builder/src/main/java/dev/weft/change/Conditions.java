package dev.weft.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.change.breaking.BreakingChange;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.policy.Opening;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Under which a change may be made.
 *
 * @param ifRevision the revision that the catalog must be at; null for any
 * @param acceptBreaking whether clients may break, and policies open what only a second look should
 */
public record Conditions(@Nullable Integer ifRevision, boolean acceptBreaking) {
    /** Whatever the revision, and whatever it breaks. */
    public static final Conditions NONE = new Conditions(null, true);

    void checkRevision(ProjectCatalog catalog) {
        if (ifRevision != null && ifRevision != catalog.revision()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.VERSION_CONFLICT,
                            "The schema is at revision %d, not %d: somebody else was faster"
                                    .formatted(catalog.revision(), ifRevision))
                    .at(List.of("ifRevision"))
                    .withHint("Look at the changes since and try again"));
        }
    }

    /**
     * @param openings looked for only when they matter
     */
    void checkOpenings(Supplier<List<Opening>> openings) {
        if (acceptBreaking) {
            return;
        }
        List<Opening> found = openings.get();
        if (!found.isEmpty()) {
            throw OpeningRefusal.of(found);
        }
    }

    /**
     * @param changes looked for only when they matter
     */
    void checkBreaking(Supplier<List<BreakingChange>> changes) {
        if (acceptBreaking) {
            return;
        }
        List<BreakingChange> found = changes.get();
        if (!found.isEmpty()) {
            throw BreakingRefusal.of(found);
        }
    }
}
