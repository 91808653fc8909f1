package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.sql.OperationSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code createArticles}: all rows of the input or none. */
record BulkCreate(ProjectModel model, WritePlanner planner, CollectionModel collection) {

    Payload run(FieldCall call) {
        OperationSession session = call.context().session();
        PayloadSelection selection = PayloadSelection.ofMany(call.selection(), collection);
        List<Map<String, Object>> inputs = inputs(call);
        try {
            WritePlan.CreateMany plan =
                    planner.createMany(collection, inputs, call.context().caller());
            BulkWriter writer = new BulkWriter(model, session, call.alone() && !selection.readsMore());
            return BulkPayload.created(writer.create(plan, selection.row()));
        } catch (ApiException refusal) {
            if (!selection.errors() || !Mutation.isCorrectable(refusal)) {
                throw refusal;
            }
            session.rollBack();
            return BulkPayload.failed(inputs.size(), refusal.errors());
        }
    }

    /** GraphQL has coerced it to a list of input objects. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> inputs(FieldCall call) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(call.arguments().get("input"));
    }
}
