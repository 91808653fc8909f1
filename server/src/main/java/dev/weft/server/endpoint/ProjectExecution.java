package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.resolvers.execution.PreparedOperation;
import dev.weft.server.http.GraphQlResult;
import dev.weft.server.http.IdempotencyKey;
import dev.weft.server.http.KeptAnswer;
import dev.weft.server.http.PreparedOperation.Execution;
import dev.weft.server.http.PreparedOperation.Repeatable;
import dev.weft.server.idempotency.OnceByKey;
import dev.weft.server.recording.Sightings;
import java.util.function.Function;

/** A caller's operation on a project, ready to run. */
record ProjectExecution(ProjectProgram program, Caller caller, PreparedOperation operation, Sightings sightings)
        implements Execution {
    @Override
    public GraphQlResult run() {
        recordSighting();
        return FinishedData.of(program.executor().execute(operation, caller, program.connections(), null));
    }

    @Override
    public Repeatable once(IdempotencyKey key, Function<GraphQlResult, KeptAnswer> form) {
        recordSighting();
        OnceByKey once =
                new OnceByKey(program.project(), caller, key, response -> form.apply(FinishedData.of(response)));
        return program.executor()
                .execute(operation, caller, program.connections(), null, once)
                .<Repeatable>map(response -> new Repeatable.Fresh(FinishedData.of(response)))
                .orElseGet(() -> new Repeatable.Kept(once.kept()));
    }

    private void recordSighting() {
        if (!operation.introspects()) {
            sightings.executed(operation.identity());
        }
    }
}
