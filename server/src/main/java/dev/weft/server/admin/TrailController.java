package dev.weft.server.admin;

import dev.weft.access.Role;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.GlobalId;
import dev.weft.model.ProjectModel;
import dev.weft.server.company.Project;
import dev.weft.subscriptions.log.RecordTrail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What happened to single rows: for owners and admins, whom no policy of the project binds. */
@Controller
class TrailController {
    private static final int MOST = 1_000;

    private final ProjectAccess access;
    private final Catalogs catalogs;
    private final RecordTrail trail;

    TrailController(ProjectAccess access, Catalogs catalogs, RecordTrail trail) {
        this.access = access;
        this.catalogs = catalogs;
        this.trail = trail;
    }

    @QueryMapping
    List<RecordChange> recordTrail(
            @Argument String project,
            @Argument String collection,
            @Argument String id,
            @Argument int first,
            @Argument @Nullable String after,
            @ContextValue PlatformCaller caller) {
        Project target = access.administer(caller, project, List.of("project"));
        if (first < 1 || first > MOST) {
            throw refused(ErrorCode.BAD_USER_INPUT, "first", "Ask for 1 to " + MOST + " changes.");
        }
        CollectionModel model = ProjectModel.of(catalogs.catalog(target), Role.OWNER).collections().stream()
                .filter(known -> known.spec().name().equals(collection))
                .findFirst()
                .orElseThrow(() -> refused(ErrorCode.NOT_FOUND, "collection", "The project has no such collection."));
        Object key = GlobalId.keyOf(model, id)
                .orElseThrow(() ->
                        refused(ErrorCode.BAD_USER_INPUT, "id", "The argument 'id' is no id of this collection."));
        return trail.of(target.id().value(), model.id().value(), key.toString(), first, position(after)).stream()
                .map(change -> RecordChange.of(change, model))
                .toList();
    }

    private static @Nullable Long position(@Nullable String after) {
        try {
            return after == null ? null : Long.valueOf(after);
        } catch (NumberFormatException _) {
            throw refused(ErrorCode.BAD_USER_INPUT, "after", "The argument 'after' is the id of a change.");
        }
    }

    private static ApiException refused(ErrorCode code, String argument, String message) {
        return new ApiException(ApiError.of(code, message).at(List.of(argument)).onFields(List.of(argument)));
    }
}
