package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code batchUpdateArticles}: many changes, each its own. */
record BatchUpdate(Rights rights, WritePlanner planner, CollectionModel collection, FieldCall call) {
    private static final String UPDATES = "updates";

    Payload run() {
        ManyMutation mutation = new ManyMutation(call, collection, rights);
        List<Map<String, Object>> updates = mutation.parts(UPDATES);
        return mutation.run(UPDATES, updates.size(), () -> run(mutation, updates));
    }

    private BulkPayload run(ManyMutation mutation, List<Map<String, Object>> updates) {
        Planned<RowUpdate> planned = planner.bulk(collection, rights).updates(updates);
        planned.throwIfAny(mutation.goesOn());
        RowUpdates rows = new RowUpdates(mutation.writing(), collection, mutation.written());
        if (!mutation.goesOn()) {
            List<List<Written>> written = rows.run(List.copyOf(planned.parts().values()));
            Map<Integer, List<Written>> done = new TreeMap<>();
            written.forEach(each -> done.put(done.size(), each));
            return BulkPayload.ofEach(mutation.shown(done), Map.of());
        }
        Attempts<RowUpdate, List<Written>> attempts =
                new Attempts<>(mutation.session(), planned.parts(), rows::run).run();
        Map<Integer, List<ApiError>> failed = new TreeMap<>(planned.refused());
        failed.putAll(attempts.failed());
        return BulkPayload.ofEach(mutation.shown(attempts.done()), failed);
    }
}
