package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
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
    private final boolean alone;
    private final TreeWriter tree;

    /**
     * @param alone whether the operation asks nothing else of the database than what is written here
     */
    RowWriter(ProjectModel model, OperationSession session, boolean alone) {
        this.session = session;
        this.alone = alone;
        this.tree = new TreeWriter(model, session);
    }

    /** One insert, and for each relation that is connected one look at the other rows. */
    Written create(WritePlan.Create plan, RowShape shape) {
        CollectionModel collection = plan.collection();
        writesOnceIf(plan.changes().isOneStatement());
        RowShape own = own(shape);
        if (plan.conflict() != null) {
            Written written = tree.write(collection, List.of(plan.changes()), plan.conflict(), own)
                    .getFirst();
            return new Written(written.outcome(), seen(written.row(), shape));
        }
        List<Assignment> assignments = values(plan.collection(), plan.changes());
        if (plan.changes().givenKey().orElse(null) instanceof Long key) {
            new IdentitySequence(session, collection).moveTo(key);
        }
        Row row = WriteStatements.insert(session, collection, assignments, own);
        tree.after(collection, List.of(row.key()), List.of(plan.changes()));
        return new Written(Outcome.CREATED, seen(row, shape));
    }

    /** One update; a second look at the row where that found nothing to do. */
    Written update(WritePlan.Update plan, RowShape shape) {
        if (plan.isEmpty()) {
            return unchanged(plan, shape);
        }
        if (!plan.changes().nested().isEmpty()) {
            return updateWithNested(plan, shape);
        }
        writesOnceIf(plan.changes().isOneStatement());
        RowShape own = own(shape);
        return one(WriteStatements.update(plan, plan.changes().assignments(), own), own)
                .map(row -> new Written(Outcome.UPDATED, seen(row, shape)))
                .orElseGet(() -> unchanged(plan, shape));
    }

    private Written updateWithNested(WritePlan.Update plan, RowShape shape) {
        OldRow row = new OldRow(ArgumentPath.ARGUMENTS, plan.key(), plan.changes(), plan.ops(), plan.ifVersion());
        Written written =
                tree.update(plan.collection(), List.of(row), own(shape)).getFirst();
        return new Written(written.outcome(), seen(written.row(), shape));
    }

    private List<Assignment> values(CollectionModel collection, RowChanges changes) {
        return tree.before(collection, List.of(changes)).getFirst();
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
        writesOnceIf(true);
        return one(WriteStatements.delete(plan, shape), shape)
                .map(row -> new Written(Outcome.DELETED, row))
                .orElseThrow(() -> notDeleted(plan));
    }

    /** An update or a delete that found nothing looks again at the row, which needs no transaction either. */
    private void writesOnceIf(boolean oneStatement) {
        if (alone && oneStatement) {
            session.writesOnce();
        }
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
        return new ApiException(RowErrors.conflict(collection, ArgumentPath.of("ifVersion")));
    }

    private static ApiException absent(CollectionModel collection) {
        return new ApiException(RowErrors.absent(collection, ArgumentPath.of("id")));
    }

    private static RowShape versioned(RowShape shape) {
        return shape.versioned() ? shape : RowShape.of(shape.collection(), shape.columns(), shape.computed(), true);
    }

    /** What a statement that writes can return of the row: it does not see yet what itself and links will change. */
    private static RowShape own(RowShape shape) {
        return shape.computed().isEmpty() ? shape : RowShape.of(shape.collection(), List.of(), false);
    }

    /** The row as the shape says, by a second look where that goes beyond the row. */
    private Row seen(Row written, RowShape shape) {
        return shape.computed().isEmpty()
                ? written
                : one(WriteStatements.look(shape.collection(), written.key(), shape), shape)
                        .orElseThrow();
    }

    private Optional<Row> one(Query query, RowShape shape) {
        return session.rows(query, shape).stream().findFirst();
    }
}
