package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.write.Mutation.Verb;
import dev.weft.schema.Operation;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mutations of every collection: plan, write, answer. */
public final class GeneratedMutations implements Mutations {
    private final ProjectModel model;
    private final WritePlanner planner;

    public GeneratedMutations(ProjectModel model, WriteLimits limits) {
        this.model = model;
        this.planner = new WritePlanner(model, limits);
    }

    @Override
    public Payload run(Operation.Write operation, FieldCall call) {
        CollectionModel collection = model.collection(operation.collection());
        Rights rights = planner.rights(call.context().caller());
        rights.require(action(operation), collection);
        return switch (operation) {
            case Operation.CreateRow _ -> create(rights, collection, call);
            case Operation.CreateRows _ -> new BulkCreate(rights, planner, collection, call).run();
            case Operation.UpdateRow _ -> update(rights, collection, call);
            case Operation.UpdateRows _ -> new BulkChange(rights, planner, collection, call).update();
            case Operation.BatchUpdateRows _ -> new BatchUpdate(rights, planner, collection, call).run();
            case Operation.DeleteRow _ -> delete(rights, collection, call);
            case Operation.DeleteRows _ -> new BulkChange(rights, planner, collection, call).delete();
        };
    }

    private static PolicyAction action(Operation.Write operation) {
        return switch (operation) {
            case Operation.CreateRow _, Operation.CreateRows _ -> PolicyAction.CREATE;
            case Operation.UpdateRow _, Operation.UpdateRows _, Operation.BatchUpdateRows _ -> PolicyAction.UPDATE;
            case Operation.DeleteRow _, Operation.DeleteRows _ -> PolicyAction.DELETE;
        };
    }

    private Payload create(Rights rights, CollectionModel collection, FieldCall call) {
        Map<String, Object> input = Objects.requireNonNull(members(call, "input"));
        return new Mutation(rights, collection, Verb.CREATE, call)
                .run((writer, returned) -> writer.create(
                        planner.create(collection, input, call.arguments().get("onConflict"), rights), returned));
    }

    private Payload update(Rights rights, CollectionModel collection, FieldCall call) {
        return new Mutation(rights, collection, Verb.UPDATE, call)
                .run((writer, returned) -> writer.update(
                        planner.update(
                                collection,
                                id(call),
                                members(call, "patch"),
                                call.arguments().get("ops"),
                                ifVersion(call),
                                rights),
                        returned));
    }

    private Payload delete(Rights rights, CollectionModel collection, FieldCall call) {
        return new Mutation(rights, collection, Verb.DELETE, call)
                .run((writer, returned) ->
                        writer.delete(planner.delete(collection, id(call), ifVersion(call)), returned));
    }

    private static String id(FieldCall call) {
        return (String) Objects.requireNonNull(call.arguments().get("id"));
    }

    private static @Nullable String ifVersion(FieldCall call) {
        return (String) call.arguments().get("ifVersion");
    }

    /** GraphQL has coerced it to an input object. */
    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> members(FieldCall call, String argument) {
        return (Map<String, Object>) call.arguments().get(argument);
    }
}
