package dev.weft.server.http;

import dev.weft.error.ErrorCode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLException;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.language.OperationDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A small endpoint of its own, to see what HTTP makes of it. */
final class SampleEngine implements GraphQlEngine {
    private static final String SDL = """
            type Query { echo(text: String, n: Int, f: Float): String must: String! fail: String broken: String count: Int }
            type Mutation { increment: Int }
            type Subscription { ticks: Int }
            """;

    final AtomicInteger counter = new AtomicInteger();
    private final OptionalInt revision;
    private final GraphQL graphQl;

    SampleEngine(OptionalInt revision) {
        this.revision = revision;
        this.graphQl = GraphQL.newGraphQL(new SchemaGenerator()
                        .makeExecutableSchema(
                                new SchemaParser().parse(SDL),
                                RuntimeWiring.newRuntimeWiring()
                                        .type(
                                                "Query",
                                                type -> type.dataFetcher("echo", env -> env.getArgument("text"))
                                                        .dataFetcher("count", env -> counter.get())
                                                        .dataFetcher("fail", env -> {
                                                            throw new GraphQLException("failed");
                                                        }))
                                        .type(
                                                "Mutation",
                                                type -> type.dataFetcher("increment", env -> counter.incrementAndGet()))
                                        .build()))
                .build();
    }

    @Override
    public OptionalInt revision() {
        return revision;
    }

    @Override
    public PreparedOperation prepare(GraphQlRequest request) {
        if (request.query().contains("broken")) {
            throw new IllegalStateException("secret internals");
        }
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .build();
        ParseAndValidateResult parsed = ParseAndValidate.parseAndValidate(graphQl.getGraphQLSchema(), input);
        if (parsed.isFailure()) {
            ErrorCode code = parsed.getSyntaxException() == null
                    ? ErrorCode.GRAPHQL_VALIDATION_FAILED
                    : ErrorCode.GRAPHQL_PARSE_FAILED;
            return new PreparedOperation.Refused(parsed.getErrors().stream()
                    .map(error -> coded(error.toSpecification(), code))
                    .toList());
        }
        OperationDefinition operation =
                Objects.requireNonNull(parsed.getDocument()).getDefinitionsOfType(OperationDefinition.class).stream()
                        .filter(o -> named(o, request.operationName()))
                        .findFirst()
                        .orElseThrow();
        return new PreparedOperation.Ready(
                OperationType.valueOf(operation.getOperation().name()), () -> run(input));
    }

    private static boolean named(OperationDefinition operation, @Nullable String name) {
        return name == null || name.equals(operation.getName());
    }

    private GraphQlResult run(ExecutionInput input) {
        ExecutionResult result = graphQl.execute(input);
        Map<String, Object> body = result.toSpecification();
        if (!result.isDataPresent()) {
            return new GraphQlResult(
                    Map.of(
                            "errors",
                            result.getErrors().stream()
                                    .map(e -> coded(e.toSpecification(), ErrorCode.BAD_USER_INPUT))
                                    .toList()),
                    false);
        }
        return new GraphQlResult(body, true);
    }

    private static Map<String, Object> coded(Map<String, Object> error, ErrorCode code) {
        Map<String, Object> copy = new LinkedHashMap<>(error);
        copy.put("extensions", Map.of("code", code.name()));
        return copy;
    }
}
