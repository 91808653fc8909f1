package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowUpdate.Target;
import java.util.List;

/** {@code updateArticles} and {@code deleteArticles}: what happens to all rows that a filter finds. */
record BulkChange(ProjectModel model, WritePlanner planner, CollectionModel collection, FieldCall call) {
    private static final String FILTER = "filter";

    Payload update() {
        ManyMutation mutation = new ManyMutation(call, collection);
        return mutation.run(FILTER, 0, () -> {
            BulkPlanner reader = planner.bulk(collection, call.context().caller());
            RowUpdate update = reader.filtered(call.arguments());
            reader.throwIfAny();
            mutation.writesOnceIf(update.changes().nested().isEmpty());
            RowUpdates rows = new RowUpdates(model, mutation.session(), collection, mutation.shape());
            return BulkPayload.of(rows.filtered(update, (Target.ByFilter) update.target()));
        });
    }

    Payload delete() {
        ManyMutation mutation = new ManyMutation(call, collection);
        return mutation.run(FILTER, 0, () -> {
            BulkPlanner reader = planner.bulk(collection, call.context().caller());
            Target.ByFilter target = reader.confirmed(call.arguments());
            reader.throwIfAny();
            mutation.writesOnceIf(true);
            FilteredWrite write = new FilteredWrite(
                    mutation.session(), collection, target.filter(), target.most(), ArgumentPath.of("maxAffected"));
            return BulkPayload.of(deleted(write, mutation).stream()
                    .map(row -> new Written(Outcome.DELETED, row))
                    .toList());
        });
    }

    private List<Row> deleted(FilteredWrite write, ManyMutation mutation) {
        try {
            return write.delete(mutation.shape());
        } catch (ApiException refusal) {
            throw new WriteErrors(model, collection, ArgumentPath.of(FILTER)).ofDelete(refusal);
        }
    }
}
