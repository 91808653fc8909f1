package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code createArticles}: all rows of the input or none, or those that can be created. */
record BulkCreate(Rights rights, WritePlanner planner, CollectionModel collection, FieldCall call) {
    private static final String INPUT = "input";

    Payload run() {
        ManyMutation mutation = new ManyMutation(call, collection, rights);
        List<Map<String, Object>> inputs = mutation.parts(INPUT);
        return mutation.run(INPUT, inputs.size(), () -> run(mutation, inputs));
    }

    private BulkPayload run(ManyMutation mutation, List<Map<String, Object>> inputs) {
        BulkPlanner reader = planner.bulk(collection, rights);
        Conflict conflict = reader.conflict(call.arguments().get("onConflict"));
        Planned<RowChanges> planned = reader.creates(inputs);
        planned.throwIfAny(mutation.goesOn());
        TreeWriter tree = new TreeWriter(mutation.writing());
        if (mutation.goesOn()) {
            Attempts<RowChanges, Written> attempts = new Attempts<>(
                            mutation.session(), planned.parts(), rows -> write(mutation, tree, rows, conflict))
                    .run();
            Map<Integer, List<Written>> done = new TreeMap<>();
            attempts.done().forEach((index, row) -> done.put(index, List.of(row)));
            return BulkPayload.ofEach(mutation.shown(done), each(planned, attempts.failed()));
        }
        List<RowChanges> rows = List.copyOf(planned.parts().values());
        mutation.leavesOnceIf(!rows.isEmpty()
                && rows.stream().allMatch(RowChanges::isOneStatement)
                && (conflict == null || rows.size() == 1));
        return BulkPayload.of(mutation.shown(write(mutation, tree, rows, conflict)));
    }

    private List<Written> write(
            ManyMutation mutation, TreeWriter tree, List<RowChanges> rows, @Nullable Conflict conflict) {
        return mutation.writing().settled(() -> tree.write(collection, rows, conflict, mutation.written()));
    }

    private static Map<Integer, List<ApiError>> each(Planned<?> planned, Map<Integer, List<ApiError>> failed) {
        Map<Integer, List<ApiError>> all = new TreeMap<>(planned.refused());
        all.putAll(failed);
        return all;
    }
}
