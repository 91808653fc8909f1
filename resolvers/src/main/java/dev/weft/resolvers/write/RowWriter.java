package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Query;

/** Carries plans out, in the transaction of an operation. */
final class RowWriter {
    private final Writing writing;
    private final OperationSession session;
    private final boolean alone;
    private final TreeWriter tree;

    /**
     * @param alone whether the operation asks nothing else of the database than what is written here
     */
    RowWriter(Writing writing, boolean alone) {
        this.writing = writing;
        this.session = writing.session();
        this.alone = alone;
        this.tree = new TreeWriter(writing);
    }

    /** One insert, and for each relation that is connected one look at the other rows. */
    Written create(WritePlan.Create plan, RowShape shape) {
        View view = View.of(writing, shape, !plan.changes().nested().isEmpty() || plan.conflict() != null);
        return view.shown(writing.settled(() -> created(plan, view)));
    }

    private Written created(WritePlan.Create plan, View view) {
        CollectionModel collection = plan.collection();
        RowRights rights = writing.rights(collection);
        if (plan.conflict() != null) {
            writesOnceIf(plan.changes().isOneStatement() && !rights.bound());
            return tree.write(collection, List.of(plan.changes()), plan.conflict(), view.written())
                    .getFirst();
        }
        NewRow given = new NewRow(
                plan.changes().path(),
                plan.changes().assignments(),
                Touched.links(plan.changes().nested()));
        writesOnceIf(plan.changes().isOneStatement() && given.made(rights).isNone());
        NewRow row = new NewRow(given.path(), values(collection, plan.changes()), given.links());
        if (plan.changes().givenKey().orElse(null) instanceof Long key) {
            new IdentitySequence(session, collection).moveTo(key);
        }
        Demands demands = new Demands(List.of(row.made(rights)));
        Told told = WriteStatements.insert(session, collection, row.assignments(), demands.told(view.reply(), null));
        demands.settle(
                List.of(told),
                view.faultAt(),
                _ -> RefusedRow.subject(writing, collection, List.of(row), 0, null),
                writing.pending());
        tree.after(collection, List.of(told.row().key()), List.of(plan.changes()));
        return view.seen(Outcome.CREATED, told);
    }

    /** One update; a second look at the row where that found nothing to do. */
    Written update(WritePlan.Update plan, RowShape shape) {
        if (plan.isEmpty()) {
            return unchanged(plan, shape, Set.of());
        }
        boolean nested = !plan.changes().nested().isEmpty();
        View view = View.of(writing, shape, nested);
        if (nested) {
            return view.shown(writing.settled(() -> updateWithNested(plan, view)));
        }
        return updated(plan, view, shape);
    }

    private Written updated(WritePlan.Update plan, View view, RowShape shape) {
        KeyedChange change = change(plan).preset(writing.rights(plan.collection()));
        RowRights rights = writing.rights(plan.collection());
        Demand demand = change.demand(rights);
        Demands demands = new Demands(List.of(demand));
        writesOnceIf(plan.changes().isOneStatement() && demand.isNone());
        Optional<Written> written = writing.settled(() -> one(
                        WriteStatements.update(
                                plan,
                                change.assignments(),
                                rights.open(PolicyAction.UPDATE, change.touched()),
                                demands.told(view.reply(), null)),
                        demands.told(view.reply(), null))
                .map(told -> {
                    demands.settle(
                            List.of(told),
                            view.faultAt(),
                            _ -> RefusedChange.subject(writing, plan.collection(), List.of(change), 0),
                            writing.pending());
                    return view.seen(Outcome.UPDATED, told);
                }));
        return written.map(view::shown).orElseGet(() -> unchanged(plan, shape, change.touched()));
    }

    private static KeyedChange change(WritePlan.Update plan) {
        return new KeyedChange(
                ArgumentPath.ARGUMENTS,
                plan.changes().path(),
                plan.key(),
                plan.changes().assignments(),
                plan.ops(),
                plan.ifVersion());
    }

    private Written updateWithNested(WritePlan.Update plan, View view) {
        OldRow row = new OldRow(ArgumentPath.ARGUMENTS, plan.key(), plan.changes(), plan.ops(), plan.ifVersion());
        return tree.update(plan.collection(), List.of(row), view.written()).getFirst();
    }

    private List<Assignment> values(CollectionModel collection, RowChanges changes) {
        return tree.before(collection, List.of(changes)).getFirst();
    }

    /** @param touched what would have been */
    private Written unchanged(WritePlan.Update plan, RowShape shape, Set<String> touched) {
        CollectionModel collection = plan.collection();
        RowRights rights = writing.rights(collection);
        Openings openings = new Openings(rights, PolicyAction.UPDATE);
        if (!touched.isEmpty()) {
            openings.add(touched);
        }
        Reply reply = openings.asked(Reply.of(versioned(shape), rights));
        Told row = look(plan.collection(), plan.key(), reply).orElseThrow(() -> absent(collection));
        if (!touched.isEmpty() && !openings.open(row, touched)) {
            throw new ApiException(openings.closed(touched, plan.changes().path()));
        }
        if (plan.ifVersion() != null && !row.row().version().equals(plan.ifVersion())) {
            throw conflict(collection);
        }
        return new Written(Outcome.UNCHANGED, row.row());
    }

    /**
     * The row as it was. What it referred to can still be read by its keys; links and referring rows went with it or
     * let go of it, so lists of them are empty.
     */
    Written delete(WritePlan.Delete plan, RowShape shape) {
        writesOnceIf(true);
        RowRights rights = writing.rights(plan.collection());
        Reply reply = Reply.of(shape, rights);
        Predicate open = rights.open(PolicyAction.DELETE, Set.of());
        return one(WriteStatements.delete(plan, open, reply), reply)
                .map(told -> new Written(Outcome.DELETED, told.row()))
                .orElseThrow(() -> notDeleted(plan, rights));
    }

    /** An update or a delete that found nothing looks again at the row, which needs no transaction either. */
    private void writesOnceIf(boolean oneStatement) {
        if (alone && oneStatement) {
            session.writesOnce();
        }
    }

    private ApiException notDeleted(WritePlan.Delete plan, RowRights rights) {
        CollectionModel collection = plan.collection();
        if (plan.ifVersion() == null && !rights.bound()) {
            return absent(collection);
        }
        Openings openings = new Openings(rights, PolicyAction.DELETE);
        openings.add(Set.of());
        Optional<Told> there = look(
                collection, plan.key(), openings.asked(Reply.of(RowShape.of(collection, List.of(), false), rights)));
        if (there.isEmpty()) {
            return absent(collection);
        }
        if (!openings.open(there.get(), Set.of())) {
            return new ApiException(openings.closed(Set.of(), ArgumentPath.of("id")));
        }
        return plan.ifVersion() == null ? absent(collection) : conflict(collection);
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

    private Optional<Told> look(CollectionModel collection, Object key, Reply reply) {
        Predicate it =
                new Predicate.Compare(new Operand.OfColumn(collection.primaryKey()), Predicate.Comparison.EQ, key);
        return one(WriteStatements.look(collection, Matching.readable(it, writing.rights(collection)), reply), reply);
    }

    private Optional<Told> one(Query query, Reply reply) {
        return session.fetch(query, reply::all).stream().findFirst();
    }
}
