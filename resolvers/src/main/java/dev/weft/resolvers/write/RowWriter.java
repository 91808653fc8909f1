package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** Carries plans out, in the transaction of an operation. */
final class RowWriter {
    private final OperationSession session;
    private final RelationWriter relations;

    RowWriter(ProjectModel model, OperationSession session) {
        this.session = session;
        this.relations = new RelationWriter(model, session);
    }

    /** One insert, and for each relation that is connected one look at the other rows. */
    Written create(WritePlan.Create plan, RowShape shape) {
        CollectionModel collection = plan.collection();
        List<Assignment> assignments = relations.resolve(plan.changes());
        if (plan.changes().givenKey().orElse(null) instanceof Long key) {
            new IdentitySequence(session, collection).moveTo(key);
        }
        Row row = session.rows(WriteStatements.insert(collection, assignments, shape), shape)
                .getFirst();
        relations.link(collection, row.key(), plan.changes());
        return new Written(Outcome.CREATED, row);
    }

    /** One update; a second look at the row where that found nothing to do. */
    Written update(WritePlan.Update plan, RowShape shape) {
        if (plan.changes().isEmpty()) {
            return unchanged(plan, shape);
        }
        if (!plan.changes().links().isEmpty()) {
            return updateWithLinks(plan, shape);
        }
        List<Assignment> assignments = relations.resolve(plan.changes());
        return one(WriteStatements.update(plan, assignments, shape), shape)
                .map(row -> new Written(Outcome.UPDATED, row))
                .orElseGet(() -> unchanged(plan, shape));
    }

    /** The row is locked before its links are touched; new or lost links give it a new version like any change. */
    private Written updateWithLinks(WritePlan.Update plan, RowShape shape) {
        CollectionModel collection = plan.collection();
        Written before = found(plan, WriteStatements.lock(collection, plan.key(), versioned(shape)), shape);
        List<Assignment> assignments = relations.resolve(plan.changes());
        boolean relinked = relations.link(collection, plan.key(), plan.changes()) > 0;
        if (!relinked && assignments.isEmpty()) {
            return before;
        }
        Query update = relinked
                ? WriteStatements.touch(collection, plan.key(), assignments, shape)
                : WriteStatements.update(plan, assignments, shape);
        return one(update, shape).map(row -> new Written(Outcome.UPDATED, row)).orElse(before);
    }

    private Written unchanged(WritePlan.Update plan, RowShape shape) {
        return found(plan, WriteStatements.look(plan.collection(), plan.key(), versioned(shape)), shape);
    }

    private Written found(WritePlan.Update plan, Query look, RowShape shape) {
        Row row = one(look, versioned(shape)).orElseThrow(() -> absent(plan.collection()));
        checkVersion(plan.collection(), row, plan.ifVersion());
        return new Written(Outcome.UNCHANGED, row);
    }

    /**
     * The row as it was. What it referred to can still be read by its keys; links and referring rows went with it or
     * let go of it, so lists of them are empty.
     */
    Written delete(WritePlan.Delete plan, RowShape shape) {
        return one(WriteStatements.delete(plan, shape), shape)
                .map(row -> new Written(Outcome.DELETED, row))
                .orElseThrow(() -> notDeleted(plan));
    }

    private ApiException notDeleted(WritePlan.Delete plan) {
        RowShape shape = RowShape.of(plan.collection(), List.of(), false);
        boolean exists = plan.ifVersion() != null
                && one(WriteStatements.look(plan.collection(), plan.key(), shape), shape)
                        .isPresent();
        return exists ? conflict(plan.collection()) : absent(plan.collection());
    }

    private static void checkVersion(CollectionModel collection, Row row, @Nullable String ifVersion) {
        if (ifVersion != null && !row.version().equals(ifVersion)) {
            throw conflict(collection);
        }
    }

    private static ApiException conflict(CollectionModel collection) {
        return new ApiException(ApiError.of(
                        ErrorCode.VERSION_CONFLICT,
                        "The " + collection.typeName() + " was changed by somebody else since it was read")
                .at(List.of("ifVersion"))
                .withHint("Read it again, then repeat the change with its new rowVersion"));
    }

    private static ApiException absent(CollectionModel collection) {
        return new ApiException(
                ApiError.of(ErrorCode.NOT_FOUND, "There is no " + collection.typeName() + " with this id")
                        .at(List.of("id")));
    }

    private static RowShape versioned(RowShape shape) {
        return shape.versioned() ? shape : RowShape.of(shape.collection(), shape.columns(), true);
    }

    private Optional<Row> one(Query query, RowShape shape) {
        return session.rows(query, shape).stream().findFirst();
    }
}
