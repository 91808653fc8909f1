package dev.weft.resolvers.execution;

import dev.weft.resolvers.sql.Transaction;
import dev.weft.resolvers.sql.Transaction.Isolation;
import dev.weft.schema.TransactionDirective;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Directive;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads what {@code @transaction} says of an operation. */
final class TransactionReader {
    private TransactionReader() {}

    /** Whether the operation has the directive. */
    static boolean isOn(OperationDefinition operation) {
        return !operation.getDirectives(TransactionDirective.NAME).isEmpty();
    }

    /** @throws RuntimeException where a variable does not fit */
    static Transaction read(OperationDefinition operation, GraphQLSchema schema, CoercedVariables variables) {
        List<Directive> given = operation.getDirectives(TransactionDirective.NAME);
        GraphQLDirective directive = schema.getDirective(TransactionDirective.NAME);
        if (given.isEmpty() || directive == null) {
            return Transaction.DEFAULT;
        }
        Map<String, Object> arguments = ValuesResolver.getArgumentValues(
                schema.getCodeRegistry(),
                directive.getArguments(),
                given.getFirst().getArguments(),
                variables,
                GraphQLContext.getDefault(),
                Locale.ROOT);
        return new Transaction(
                isolation((String) Objects.requireNonNull(arguments.get(TransactionDirective.ISOLATION))),
                TransactionDirective.PER_FIELD.equals(arguments.get(TransactionDirective.MODE)),
                Boolean.TRUE.equals(arguments.get(TransactionDirective.DRY_RUN)),
                false);
    }

    private static Isolation isolation(String name) {
        return switch (name) {
            case TransactionDirective.REPEATABLE_READ -> Isolation.REPEATABLE_READ;
            case TransactionDirective.SERIALIZABLE -> Isolation.SERIALIZABLE;
            default -> Isolation.READ_COMMITTED;
        };
    }
}
