package dev.weft.resolvers.write;

import dev.weft.resolvers.operation.FieldCall;
import dev.weft.schema.Operation;

/**
 * Carries out the generated mutations, whichever driver runs the operation. They run on the session of the call's
 * {@link dev.weft.resolvers.operation.OperationContext}, whose transaction somebody else commits. One that puts its
 * failure into its payload must roll the session back itself; one that fails with an exception leaves that to
 * {@link RootMutations}.
 */
@FunctionalInterface
public interface Mutations {
    Payload run(Operation.Write operation, FieldCall call);
}
