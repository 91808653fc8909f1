package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.FieldCall;
import java.util.List;
import java.util.Map;

/** {@code createArticles}: all rows of the input or none, or those that can be created. */
record BulkCreate(ProjectModel model, WritePlanner planner, CollectionModel collection, FieldCall call) {
    private static final String INPUT = "input";

    Payload run() {
        ManyMutation mutation = new ManyMutation(call, collection);
        List<Map<String, Object>> inputs = mutation.parts(INPUT);
        return mutation.run(INPUT, inputs.size(), () -> run(mutation, inputs));
    }

    private BulkPayload run(ManyMutation mutation, List<Map<String, Object>> inputs) {
        BulkPlanner reader = planner.bulk(collection, call.context().caller());
        Conflict conflict = reader.conflict(call.arguments().get("onConflict"));
        Planned<RowChanges> planned = reader.creates(inputs);
        planned.throwIfAny(mutation.goesOn());
        TreeWriter tree = new TreeWriter(model, mutation.session());
        if (mutation.goesOn()) {
            Attempts<RowChanges, Written> attempts = new Attempts<>(
                            mutation.session(),
                            planned.parts(),
                            rows -> tree.write(collection, rows, conflict, mutation.shape()))
                    .run();
            return BulkPayload.of(attempts.done(), each(planned, attempts.failed()));
        }
        List<RowChanges> rows = List.copyOf(planned.parts().values());
        mutation.writesOnceIf(!rows.isEmpty()
                && rows.stream().allMatch(RowChanges::isOneStatement)
                && (conflict == null || rows.size() == 1));
        return BulkPayload.of(tree.write(collection, rows, conflict, mutation.shape()));
    }

    private static Map<Integer, List<ApiError>> each(Planned<?> planned, Map<Integer, List<ApiError>> failed) {
        Map<Integer, List<ApiError>> all = new java.util.TreeMap<>(planned.refused());
        all.putAll(failed);
        return all;
    }
}
