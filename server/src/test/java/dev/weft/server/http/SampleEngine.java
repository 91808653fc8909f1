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
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A small endpoint of its own, to see what HTTP makes of it. */
public final class SampleEngine implements GraphQlEngine {
    private static final String SDL = """
            type Query { echo(text: String, n: Int, f: Float): String must: String! fail: String broken: String count: Int }
            type Mutation { increment: Int }
            type Subscription { ticks: Int }
            """;

    public final AtomicInteger counter = new AtomicInteger();

    /** Those who listen to ticks. */
    public final List<ResultSink> listeners = new CopyOnWriteArrayList<>();

    /** Those who were told to go on with other rights. */
    public final AtomicInteger renewed = new AtomicInteger();

    private volatile CountDownLatch slow = new CountDownLatch(0);
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
                OperationType.valueOf(operation.getOperation().name()), new PreparedOperation.Execution() {
                    @Override
                    public GraphQlResult run() {
                        return SampleEngine.this.run(input);
                    }

                    @Override
                    public LiveOperation subscribe(ResultSink sink) {
                        return listen(sink);
                    }
                });
    }

    /** Lets everybody who listens hear a result. */
    public void tick(String result) {
        byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
        listeners.forEach(listener -> listener.next(bytes));
    }

    /** Lets queries wait until the latch is open. */
    public void slow(CountDownLatch latch) {
        slow = latch;
    }

    private LiveOperation listen(ResultSink sink) {
        listeners.add(sink);
        return new LiveOperation() {
            @Override
            public void goOn(GraphQlEngine engine) {
                renewed.incrementAndGet();
            }

            @Override
            public void cancel() {
                listeners.remove(sink);
            }
        };
    }

    private static boolean named(OperationDefinition operation, @Nullable String name) {
        return name == null || name.equals(operation.getName());
    }

    private GraphQlResult run(ExecutionInput input) {
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
