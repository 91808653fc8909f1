package dev.weft.resolvers.execution;

import dev.weft.resolvers.compiled.CompiledAnswer;
import dev.weft.resolvers.compiled.CompiledOperation;
import dev.weft.resolvers.compiled.Problem;
import dev.weft.resolvers.operation.OperationContext;
import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.language.OperationDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An operation that the compiled driver carries out, and the errors of its answer.
 *
 * @param variables coerced by the schema
 */
record CompiledRun(OperationDefinition.Operation type, CompiledOperation operation, CoercedVariables variables) {
    /**
     * What came of it.
     *
     * @param errors in the order in which they were met
     */
    record Result(CompiledAnswer answer, List<GraphQLError> errors) {
        /** Of an answer that stands as it is. */
        static Result of(CompiledAnswer answer) {
            return new Result(answer, CompiledRun.errors(answer.problems()));
        }
    }

    Ran run(OperationContext context, ErrorReport report) {
        CompiledAnswer answer = operation.run(context, variables);
        List<GraphQLError> errors = errors(answer.problems());
        Result result = type == OperationDefinition.Operation.MUTATION && context.hasUndone()
                ? rolledBack(answer, errors, context::isUntrue)
                : new Result(answer, errors);
        return new Ran() {
            @Override
            public ProjectResponse response() {
                return report.executed(result, context.session().statements());
            }

            @Override
            public ProjectResponse undone(RuntimeException failure) {
                FieldFailures.errors(failure).forEach(error -> errors.add(FieldError.of(error)));
                return report.executed(
                        rolledBack(answer, errors, _ -> true), context.session().statements());
            }
        };
    }

    private static Result rolledBack(CompiledAnswer answer, List<GraphQLError> errors, Predicate<String> untrue) {
        CompiledAnswer told = answer.rolledBack(untrue);
        told.roots().stream()
                .filter(root -> !RolledBack.isExplained(root.key(), List.copyOf(errors)))
                .forEach(root -> errors.add(FieldError.at(List.of(root.key()), RolledBack.undone())));
        return new Result(told, errors);
    }

    private static List<GraphQLError> errors(List<Problem> problems) {
        List<GraphQLError> errors = new ArrayList<>();
        FieldFailures.Known known = new FieldFailures.Known();
        problems.forEach(problem -> errors.addAll(errors(problem, known)));
        return errors;
    }

    private static List<FieldError> errors(Problem problem, FieldFailures.Known known) {
        return switch (problem) {
            case Problem.Failed(var path, var location, Throwable cause, var arguments) ->
                FieldFailures.errors(
                        known, cause, path, location == null ? List.of() : List.of(location), arguments.get("filter"));
            case Problem.Unfit(var path) -> List.of(FieldError.at(path, ErrorReport.unfit()));
            case Problem.Missing(var path) -> List.of(FieldError.at(path, ErrorReport.missing()));
        };
    }
}
