package dev.weft.resolvers.write;

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
        return switch (operation) {
            case Operation.CreateRow _ -> create(collection, call);
            case Operation.CreateRows _ -> new BulkCreate(model, planner, collection, call).run();
            case Operation.UpdateRow _ -> update(collection, call);
            case Operation.UpdateRows _ -> new BulkChange(model, planner, collection, call).update();
            case Operation.BatchUpdateRows _ -> new BatchUpdate(model, planner, collection, call).run();
            case Operation.DeleteRow _ -> delete(collection, call);
            case Operation.DeleteRows _ -> new BulkChange(model, planner, collection, call).delete();
        };
    }

    private Payload create(CollectionModel collection, FieldCall call) {
        Map<String, Object> input = Objects.requireNonNull(members(call, "input"));
        return new Mutation(model, collection, Verb.CREATE, call)
                .run((writer, returned) -> writer.create(
                        planner.create(
                                collection,
                                input,
                                call.arguments().get("onConflict"),
                                call.context().caller()),
                        returned));
    }

    private Payload update(CollectionModel collection, FieldCall call) {
        return new Mutation(model, collection, Verb.UPDATE, call)
                .run((writer, returned) -> writer.update(
                        planner.update(
                                collection,
                                id(call),
                                members(call, "patch"),
                                call.arguments().get("ops"),
                                ifVersion(call),
                                call.context().caller()),
                        returned));
    }

    private Payload delete(CollectionModel collection, FieldCall call) {
        return new Mutation(model, collection, Verb.DELETE, call)
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
