package dev.weft.change;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.ProjectId;
import dev.weft.ddl.Stage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schema change that goes on after its answer, as far as it has come.
 *
 * @param collections that it changes, which no other change may touch meanwhile
 * @param finish the statements of its last transaction
 * @param done how many stages are behind it
 * @param cursor the last key of the backfill that it is at; null at its beginning
 * @param rowsSeen by the backfill that it is at
 * @param failure why it is being undone; null while it goes forward
 * @param undone how many stages have been taken back
 */
record Job(
        UUID change,
        ProjectId project,
        Set<CollectionId> collections,
        List<Stage> stages,
        List<String> finish,
        int done,
        @Nullable String cursor,
        long rowsSeen,
        boolean cancelled,
        @Nullable String failure,
        int undone) {
    Job {
        collections = Set.copyOf(collections);
        stages = List.copyOf(stages);
        finish = List.copyOf(finish);
    }

    static Job begun(
            UUID change, ProjectId project, Set<CollectionId> collections, List<Stage> stages, List<String> finish) {
        return new Job(change, project, collections, stages, finish, 0, null, 0, false, null, 0);
    }

    boolean isPrepared() {
        return done == stages.size();
    }

    /** The last transaction counts as a stage. */
    double progress(double ofStage) {
        return Math.min(0.99, (done + Math.min(1, ofStage)) / (stages.size() + 1));
    }
}
