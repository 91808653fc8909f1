package dev.weft.schema;

import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import java.util.List;

/** {@code @transaction(isolation:, mode:, dryRun:)}: how the root fields of a mutation hang together. */
public final class TransactionDirective {
    public static final String NAME = "transaction";
    public static final String ISOLATION = "isolation";
    public static final String MODE = "mode";
    public static final String DRY_RUN = "dryRun";
    public static final String READ_COMMITTED = "READ_COMMITTED";
    public static final String REPEATABLE_READ = "REPEATABLE_READ";
    public static final String SERIALIZABLE = "SERIALIZABLE";
    public static final String ATOMIC = "ATOMIC";
    public static final String PER_FIELD = "PER_FIELD";

    private static final GraphQLEnumType ISOLATION_LEVEL = GraphQLEnumType.newEnum()
            .name("IsolationLevel")
            .value(READ_COMMITTED, READ_COMMITTED, "Every statement sees what was committed before it.")
            .value(REPEATABLE_READ, REPEATABLE_READ, "Every statement sees what was committed before the first.")
            .value(SERIALIZABLE, SERIALIZABLE, "As if no other transaction ran at the same time.")
            .build();

    private static final GraphQLEnumType TRANSACTION_MODE = GraphQLEnumType.newEnum()
            .name("TransactionMode")
            .value(ATOMIC, ATOMIC, "Every root field in one transaction; one failure undoes all.")
            .value(PER_FIELD, PER_FIELD, "One savepoint per root field; failures are reported per field.")
            .build();

    static final GraphQLDirective DEFINITION = GraphQLDirective.newDirective()
            .name(NAME)
            .description("Rolls back and reports instead of committing when dryRun is true.")
            .validLocation(DirectiveLocation.MUTATION)
            .argument(argument(ISOLATION, required(ISOLATION_LEVEL), READ_COMMITTED))
            .argument(argument(MODE, required(TRANSACTION_MODE), ATOMIC))
            .argument(argument(DRY_RUN, required(GraphQLBoolean), false))
            .build();

    private TransactionDirective() {}

    static List<GraphQLNamedType> types() {
        return List.of(ISOLATION_LEVEL, TRANSACTION_MODE);
    }

    private static GraphQLArgument argument(String name, GraphQLNonNull type, Object value) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .defaultValueProgrammatic(value)
                .build();
    }
}
