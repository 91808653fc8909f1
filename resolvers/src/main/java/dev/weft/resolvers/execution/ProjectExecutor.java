package dev.weft.resolvers.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.access.Caller;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.batch.RelationLoaders;
import dev.weft.resolvers.introspection.SchemaAnswers;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.sql.Connections;
import dev.weft.resolvers.sql.Deadline;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.OperationSession.Mode;
import dev.weft.resolvers.sql.Statements;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests against one project at one revision, for one set of roles. Everything of an operation happens on the
 * thread that calls, on one connection.
 */
public final class ProjectExecutor {
    private final GraphQLSchema schema;
    private final Statements statements;
    private final ExecutionLimits limits;
    private final Documents documents;
    private final ReadLimits pages;
    private final SchemaAnswers introspection;
    private final GraphQL graphql;

    /** By the operation itself, which lives as long as its document is kept. */
    private final Cache<OperationDefinition, OperationFacts> facts =
            Caffeine.newBuilder().weakKeys().build();

    public ProjectExecutor(GraphQLSchema schema, ProjectModel model, ReadLimits pages, ExecutionLimits limits) {
        this.schema = schema;
        this.statements = new Statements(model.revision());
        this.pages = pages;
        this.introspection = new SchemaAnswers(schema);
        this.limits = limits;
        this.documents = new Documents(schema, limits);
        FieldFailures failures = new FieldFailures();
        this.graphql = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new AsyncExecutionStrategy(failures))
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(failures))
                .preparsedDocumentProvider((input, _) -> CompletableFuture.completedFuture(prepared(input)))
                .build();
    }

    private static PreparsedDocumentEntry prepared(ExecutionInput input) {
        Document document = input.getGraphQLContext().get(Document.class);
        if (document == null) {
            throw new IllegalStateException("operations are prepared before they run");
        }
        return new PreparsedDocumentEntry(document);
    }

    /** Prepares the request and, unless it is refused, runs it. */
    public ProjectResponse execute(
            ProjectRequest request, Caller caller, Connections connections, @Nullable String requestId) {
        return switch (prepare(request, requestId)) {
            case Preparation.Ready(PreparedOperation operation) -> execute(operation, caller, connections, requestId);
            case Preparation.Refused(ProjectResponse response) -> response;
        };
    }

    /** Parses, validates and measures the document and chooses the operation. Touches no database. */
    public Preparation prepare(ProjectRequest request, @Nullable String requestId) {
        try {
            Document document = documents.get(request.query());
            OperationDefinition operation = OperationChoice.choose(document, request.operationName(), schema);
            StorableText.check(request.variables());
            UnsetVariables.check(document, operation, request.variables());
            OperationFacts facts = facts(document, operation);
            long cost = facts.check(request);
            return new Preparation.Ready(
                    new PreparedOperation(request, document, operation, facts.introspects(), cost));
        } catch (RequestRefused refusal) {
            return new Preparation.Refused(new ErrorReport(requestId).refused(refusal.errors()));
        }
    }

    private OperationFacts facts(Document document, OperationDefinition operation) {
        return facts.get(operation, chosen -> OperationFacts.of(document, chosen, schema, pages));
    }

    /** Runs it. A mutation that met another one starts again, a few times. */
    public ProjectResponse execute(
            PreparedOperation operation, Caller caller, Connections connections, @Nullable String requestId) {
        if (operation.introspects()) {
            Optional<byte[]> answer = introspection.answer(operation.document(), operation.definition());
            if (answer.isPresent()) {
                return ProjectResponse.of(new JsonText(answer.get()))
                        .with(OperationReport.of(operation).extensions());
            }
        }
        Deadline deadline = Deadline.in(limits.deadline());
        Mode mode = operation.type() == OperationDefinition.Operation.MUTATION ? Mode.WRITE : Mode.READ;
        for (int attempt = 0; ; attempt++) {
            OperationReport report = OperationReport.of(operation);
            try (OperationSession session =
                    new OperationSession(connections, mode, statements, deadline, report.observer())) {
                ExecutionResult result = run(operation, new OperationContext(caller, session));
                if (mode == Mode.READ || !session.worthRetrying() || attempt == limits.retries()) {
                    return new ErrorReport(requestId)
                            .executed(result, session.statements())
                            .with(report.extensions());
                }
            }
        }
    }

    private ExecutionResult run(PreparedOperation operation, OperationContext context) {
        ExecutionResult result = graphql.execute(input(operation, context));
        OperationSession session = context.session();
        if (operation.type() != OperationDefinition.Operation.MUTATION || !result.isDataPresent()) {
            return result;
        }
        if (session.hasFailed()) {
            return RolledBack.of(result, context.failureReportedBy());
        }
        try {
            session.commit();
            return result;
        } catch (RuntimeException e) {
            return RolledBack.of(withErrors(result, e), null);
        }
    }

    private static ExecutionResult withErrors(ExecutionResult result, RuntimeException failure) {
        List<GraphQLError> errors = new ArrayList<>(result.getErrors());
        FieldFailures.errors(failure).forEach(error -> errors.add(FieldError.of(error)));
        return result.transform(builder -> builder.errors(errors));
    }

    private static ExecutionInput input(PreparedOperation operation, OperationContext context) {
        RelationLoaders loaders = new RelationLoaders();
        return ExecutionInput.newExecutionInput()
                .query(operation.request().query())
                .operationName(operation.definition().getName())
                .variables(operation.request().variables())
                .locale(Locale.ROOT)
                .dataLoaderRegistry(new DataLoaderRegistry())
                .graphQLContext(values -> {
                    values.put(Document.class, operation.document());
                    context.putInto(values);
                    loaders.putInto(values);
                })
                .build();
    }
}
