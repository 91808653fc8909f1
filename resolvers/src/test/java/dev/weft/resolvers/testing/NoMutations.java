package dev.weft.resolvers.testing;

import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.write.Mutations;
import dev.weft.resolvers.write.Payload;
import dev.weft.schema.Operation;

/** For tests that read. */
public final class NoMutations implements Mutations {
    @Override
    public Payload run(Operation.Write operation, FieldCall call) {
        throw new UnsupportedOperationException("this test reads");
    }
}
