package dev.weft.resolvers.execution;

import dev.weft.access.Caller;
import dev.weft.resolvers.identity.Identity;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.Connections;
import dev.weft.resolvers.sql.Deadline;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.OperationSession.Mode;
import dev.weft.resolvers.sql.Statements;
import dev.weft.resolvers.sql.Transaction;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs an operation, each time on a session of its own: a mutation that met another one begins again, a few times. */
record Tries(
        PreparedOperation operation,
        Attempt attempt,
        Statements statements,
        ExecutionLimits limits,
        ErrorReport errors) {
    /** Runs the operation once and leaves the transaction open. */
    @FunctionalInterface
    interface Attempt {
        Ran run(OperationContext context);
    }

    /** @return empty where the operation was carried out already */
    Optional<ProjectResponse> run(
            Caller caller, Identity identity, Connections connections, Transaction transaction, @Nullable Once once) {
        Deadline deadline = Deadline.in(limits.deadline());
        for (int tries = 0; ; tries++) {
            OperationReport report = OperationReport.of(operation);
            try (OperationSession session = new OperationSession(
                    connections,
                    mode(),
                    statements,
                    deadline,
                    report.observer(),
                    transaction,
                    caller,
                    errors.requestId())) {
                Optional<ProjectResponse> response = run(new OperationContext(caller, session, identity), once, report);
                if (session.isOutdated()) {
                    return response.map(ProjectResponse::asOutdated);
                }
                if (mode() == Mode.READ || !session.worthRetrying() || tries == limits.retries()) {
                    return response;
                }
            }
        }
    }

    private Mode mode() {
        return operation.type() == OperationDefinition.Operation.MUTATION ? Mode.WRITE : Mode.READ;
    }

    private Optional<ProjectResponse> run(OperationContext context, @Nullable Once once, OperationReport report) {
        try {
            if (once != null && context.session().with(once::isDone)) {
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            return Optional.of(refused(e));
        }
        Ran ran = attempt.run(context);
        ProjectResponse response = ran.response().with(report.extensions());
        if (mode() == Mode.READ) {
            return Optional.of(response);
        }
        ProjectResponse written = committed(context.session(), ran, response, once);
        return Optional.of(context.hasUndone() ? written.asUndone() : written);
    }

    private ProjectResponse refused(RuntimeException failure) {
        return errors.refused(FieldFailures.errors(failure).stream()
                .<GraphQLError>map(FieldError::of)
                .toList());
    }

    private ProjectResponse committed(
            OperationSession session, Ran ran, ProjectResponse response, @Nullable Once once) {
        try {
            if (once == null) {
                session.commit();
            } else if (response.executed() && !session.hasFailed()) {
                session.with(transaction -> {
                    once.keep(transaction, response);
                    return response;
                });
                session.commit();
            }
            return response;
        } catch (RuntimeException e) {
            return session.isOutcomeUnknown() ? refused(e) : ran.undone(e);
        }
    }
}
