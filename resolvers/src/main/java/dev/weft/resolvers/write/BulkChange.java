package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowUpdate.Target;
import java.util.List;
import java.util.Set;

/** {@code updateArticles} and {@code deleteArticles}: what happens to all rows that a filter finds. */
record BulkChange(Rights rights, WritePlanner planner, CollectionModel collection, FieldCall call) {
    private static final String FILTER = "filter";

    Payload update() {
        ManyMutation mutation = new ManyMutation(call, collection, rights);
        return mutation.run(FILTER, 0, () -> {
            BulkPlanner reader = planner.bulk(collection, rights);
            RowUpdate update = reader.filtered(call.arguments());
            reader.throwIfAny();
            mutation.leavesOnceIf(update.changes().nested().isEmpty());
            RowUpdates rows = new RowUpdates(mutation.writing(), collection, mutation.written());
            return BulkPayload.of(mutation.shown(rows.run(update, (Target.ByFilter) update.target())));
        });
    }

    Payload delete() {
        ManyMutation mutation = new ManyMutation(call, collection, rights);
        return mutation.run(FILTER, 0, () -> {
            BulkPlanner reader = planner.bulk(collection, rights);
            Target.ByFilter target = reader.confirmed(call.arguments());
            reader.throwIfAny();
            mutation.writesOnceIf(true);
            FilteredWrite write = new FilteredWrite(
                    mutation.session(),
                    collection,
                    Matching.found(target.filter(), rights.of(collection), PolicyAction.DELETE, Set.of()),
                    target.most(),
                    ArgumentPath.of("maxAffected"));
            return BulkPayload.of(deleted(write, mutation).stream()
                    .map(row -> new Written(Outcome.DELETED, row))
                    .toList());
        });
    }

    private List<Row> deleted(FilteredWrite write, ManyMutation mutation) {
        try {
            return write.delete(Reply.of(mutation.shape(), rights.of(collection))).stream()
                    .map(Told::row)
                    .toList();
        } catch (ApiException refusal) {
            throw new WriteErrors(rights.model(), collection, ArgumentPath.of(FILTER)).ofDelete(refusal);
        }
    }
}
