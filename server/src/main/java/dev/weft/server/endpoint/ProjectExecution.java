package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Once;
import dev.weft.resolvers.execution.Preparation;
import dev.weft.resolvers.execution.PreparedOperation;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.identity.Identity;
import dev.weft.server.audit.Act;
import dev.weft.server.http.GraphQlResult;
import dev.weft.server.http.IdempotencyKey;
import dev.weft.server.http.KeptAnswer;
import dev.weft.server.http.LiveOperation;
import dev.weft.server.http.PreparedOperation.Execution;
import dev.weft.server.http.PreparedOperation.Repeatable;
import dev.weft.server.http.ResultSink;
import dev.weft.server.idempotency.OnceByKey;
import dev.weft.server.recording.Sightings;
import dev.weft.subscriptions.Subscription;
import dev.weft.subscriptions.Subscriptions;
import graphql.language.OperationDefinition;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A caller's operation on a project, ready to run. */
record ProjectExecution(
        ProgramInUse program,
        Caller caller,
        PreparedOperation operation,
        Sightings sightings,
        Witness witness,
        Identity identity,
        Subscriptions subscriptions)
        implements Execution {
    private static final String REPEATED = "REPEATED";

    @Override
    public GraphQlResult run() {
        recordSighting();
        return FinishedData.of(response(null).orElseThrow());
    }

    @Override
    public LiveOperation subscribe(ResultSink sink) {
        recordSighting();
        Subscription wanted = new Subscription(operation, caller, program.now().program(), sink.requestId());
        return new ProjectSubscription(subscriptions.start(wanted, sink));
    }

    @Override
    public Repeatable once(IdempotencyKey key, Function<GraphQlResult, KeptAnswer> form) {
        if (operation.handsOutTokens()) {
            return new Repeatable.Fresh(run());
        }
        recordSighting();
        OnceByKey once =
                new OnceByKey(program.now().project(), caller, key, response -> form.apply(FinishedData.of(response)));
        return response(once)
                .<Repeatable>map(response -> new Repeatable.Fresh(FinishedData.of(response)))
                .orElseGet(() -> new Repeatable.Kept(once.kept()));
    }

    private Optional<ProjectResponse> response(@Nullable Once once) {
        boolean failed = true;
        try {
            Optional<ProjectResponse> response = witnessed(once);
            failed = response.filter(answer -> !answer.codes().isEmpty()).isPresent();
            return response;
        } finally {
            witness.answered(failed);
        }
    }

    /** Every mutation is written down, whatever comes of it. */
    private Optional<ProjectResponse> witnessed(@Nullable Once once) {
        if (operation.type() != OperationDefinition.Operation.MUTATION) {
            return answered(once);
        }
        witness.begins();
        String status = ErrorCode.INTERNAL_SERVER_ERROR.name();
        try {
            Optional<ProjectResponse> response = answered(once);
            status = response.map(ProjectExecution::status).orElse(REPEATED);
            return response;
        } finally {
            program.now().written().run();
            witness.ended(operation, status);
        }
    }

    private static String status(ProjectResponse response) {
        if (!response.codes().isEmpty()) {
            return response.codes().getFirst().name();
        }
        return response.undone() ? ErrorCode.TRANSACTION_ROLLED_BACK.name() : Act.OK;
    }

    /** Where the tables are of a later revision already, nothing has been done, and that revision answers. */
    private Optional<ProjectResponse> answered(@Nullable Once once) {
        PreparedOperation asked = operation;
        while (true) {
            ProjectProgram used = program.now();
            Optional<ProjectResponse> response =
                    used.executor().execute(asked, caller, identity, used.connections(), witness.requestId(), once);
            boolean outdated = response.filter(ProjectResponse::outdated).isPresent();
            Optional<ProjectProgram> next = outdated ? program.next() : Optional.empty();
            if (next.isEmpty()) {
                return response;
            }
            switch (next.get().executor().prepare(operation.request(), null)) {
                case Preparation.Ready(PreparedOperation again) -> asked = again;
                case Preparation.Refused(ProjectResponse refusal) -> {
                    return Optional.of(refusal);
                }
            }
        }
    }

    private void recordSighting() {
        if (!operation.introspects()) {
            sightings.executed(operation.identity());
        }
    }
}
