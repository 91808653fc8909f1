package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Preparation;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.execution.ResponseExtension;
import dev.weft.resolvers.identity.Identity;
import dev.weft.server.budget.Budget;
import dev.weft.server.http.ErrorBody;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.GraphQlRequest;
import dev.weft.server.http.OperationType;
import dev.weft.server.http.PreparedOperation;
import dev.weft.server.http.RegisteredDocuments;
import dev.weft.server.recording.Sightings;
import dev.weft.subscriptions.Subscriptions;
import graphql.language.OperationDefinition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs a caller's operations on a project. */
record ProjectEngine(
        ProgramInUse program,
        Caller caller,
        CallerRules rules,
        Sightings sightings,
        Budget budget,
        Witness witness,
        Identity identity,
        Subscriptions subscriptions)
        implements GraphQlEngine {
    @Override
    public OptionalInt revision() {
        return OptionalInt.of(program.now().revision());
    }

    @Override
    public PreparedOperation prepare(GraphQlRequest request) {
        ProjectRequest asked = new ProjectRequest(
                request.query(),
                request.operationName(),
                request.variables(),
                wanted(request.extensions()),
                rules.allowance());
        return switch (program.now().executor().prepare(asked, null)) {
            case Preparation.Refused(ProjectResponse response) -> {
                witness.refused(response.codes());
                yield paid(1, () -> {
                    witness.answered(true);
                    return PreparedOperation.Refused.of(response.body());
                });
            }
            case Preparation.Ready(dev.weft.resolvers.execution.PreparedOperation operation) ->
                paid(
                        Math.max(1, operation.cost()),
                        () -> new PreparedOperation.Ready(
                                type(operation.type()),
                                new ProjectExecution(
                                        program, caller, operation, sightings, witness, identity, subscriptions)));
        };
    }

    private PreparedOperation paid(long cost, Supplier<PreparedOperation> prepared) {
        Optional<Duration> wait = budget.pay(cost);
        if (wait.isEmpty()) {
            return prepared.get();
        }
        witness.refused(List.of(ErrorCode.RATE_LIMITED));
        witness.answered(true);
        long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
        ApiError error = ApiError.of(ErrorCode.RATE_LIMITED, "You have spent what you may spend in a minute.")
                .withHint("Try again in " + seconds + " seconds, or ask for less at once.");
        return new PreparedOperation.Refused(ErrorBody.entries(List.of(error)), seconds);
    }

    @Override
    public RegisteredDocuments registered() {
        return rules;
    }

    private static Set<ResponseExtension> wanted(Map<String, Object> extensions) {
        if (extensions.isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(ResponseExtension.values())
                .filter(extension -> Boolean.TRUE.equals(extensions.get(extension.key())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static OperationType type(OperationDefinition.Operation operation) {
        return switch (operation) {
            case QUERY -> OperationType.QUERY;
            case MUTATION -> OperationType.MUTATION;
            case SUBSCRIPTION -> OperationType.SUBSCRIPTION;
        };
    }
}
