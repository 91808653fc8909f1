package dev.weft.resolvers.execution;

import dev.weft.access.Caller;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.compiled.CompiledDriver;
import dev.weft.resolvers.compiled.CompiledVariants;
import dev.weft.resolvers.compiled.JsonBytes;
import dev.weft.resolvers.cost.OperationCost;
import dev.weft.resolvers.identity.Identity;
import dev.weft.resolvers.introspection.SchemaAnswers;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.sql.Connections;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.Statements;
import dev.weft.resolvers.sql.Transaction;
import dev.weft.resolvers.wiring.ProjectResolvers;
import dev.weft.resolvers.write.Mutations;
import dev.weft.schema.CurrentNames;
import dev.weft.schema.GeneratedSchema;
import dev.weft.schema.ProjectSchemaBuilder;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests against one project at one revision, for one set of roles. Everything of an operation happens on the
 * thread that calls, on one connection.
 */
public final class ProjectExecutor {
    private final GraphQLSchema schema;
    private final Statements statements;
    private final ExecutionLimits limits;
    private final Supplier<CheckedDocuments> owners;
    private final CurrentNames names;
    private final Documents documents;
    private final ReadLimits pages;
    private final SchemaAnswers introspection;
    private final FetcherDriver fetchers;
    private final @Nullable CompiledDriver compiled;
    private final SubscribedOperations subscriptions;

    /** Of everything that the model shows. */
    public ProjectExecutor(
            ProjectModel model, ReadLimits reads, Mutations mutations, ExecutionLimits limits, Driver driver) {
        GeneratedSchema generated = ProjectSchemaBuilder.generate(model, new ProjectResolvers(model, reads, mutations));
        this.schema = generated.schema();
        this.statements = new Statements(model.revision(), Guards.of(model));
        this.pages = reads;
        this.introspection = new SchemaAnswers(schema);
        this.limits = limits;
        this.owners = once(() -> new CheckedDocuments(
                ProjectSchemaBuilder.generate(
                        model.unrestricted(), new ProjectResolvers(model.unrestricted(), reads, mutations)),
                limits));
        this.names = new CurrentNames(generated);
        this.documents = new Documents(schema, names, limits);
        this.fetchers = new FetcherDriver(schema);
        CompiledDriver compiler = new CompiledDriver(generated, model, reads, mutations);
        this.compiled = driver == Driver.COMPILED ? compiler : null;
        this.subscriptions = new SubscribedOperations(
                this, model, reads, compiler, driver == Driver.COMPILED, fetchers, statements, limits);
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
    public Preparation prepare(ProjectRequest asked, @Nullable String requestId) {
        try {
            return new Preparation.Ready(checked(asked));
        } catch (RequestRefused refusal) {
            return new Preparation.Refused(new ErrorReport(requestId).refused(refusal.errors()));
        }
    }

    private PreparedOperation checked(ProjectRequest asked) {
        KnownDocument known = documents.get(asked.query());
        Document document = known.document();
        OperationDefinition operation = OperationChoice.choose(document, asked.operationName(), schema);
        StorableText.check(asked.variables());
        ProjectRequest request = inNamesOfToday(operation, asked);
        UnsetVariables.check(document, operation, request.variables());
        OperationFacts facts = known.facts(operation, chosen -> facts(known, chosen));
        long cost = facts.check(request);
        return new PreparedOperation(request, document, operation, facts, cost);
    }

    private ProjectRequest inNamesOfToday(OperationDefinition operation, ProjectRequest request) {
        if (names.areCurrent()) {
            return request;
        }
        try {
            return request.with(names.variables(operation, request.variables()));
        } catch (ApiException refusal) {
            throw RequestRefused.by(refusal);
        }
    }

    private OperationFacts facts(KnownDocument known, OperationDefinition operation) {
        Document document = known.document();
        RootFields roots = RootFields.of(document, operation);
        return new OperationFacts(
                known.identity(operation),
                OperationCost.of(document, operation, schema, pages),
                roots.introspect(),
                roots.handOutTokens(),
                compiled == null ? null : compiled.variants(document, operation));
    }

    /** Runs it. A mutation that met another one starts again, a few times. */
    public ProjectResponse execute(
            PreparedOperation operation, Caller caller, Connections connections, @Nullable String requestId) {
        return execute(operation, caller, Identity.NONE, connections, requestId, null)
                .orElseThrow();
    }

    /**
     * Runs it, unless it was carried out already.
     *
     * @param identity signs end users in and out
     * @param once tells that and keeps the answer; null for an operation that may be repeated
     * @return empty where it was carried out already
     */
    public Optional<ProjectResponse> execute(
            PreparedOperation operation,
            Caller caller,
            Identity identity,
            Connections connections,
            @Nullable String requestId,
            @Nullable Once once) {
        if (operation.facts().introspects()) {
            Optional<byte[]> answer = introspection.answer(operation.document(), operation.definition());
            if (answer.isPresent()) {
                return Optional.of(ProjectResponse.of(new JsonData(JsonBytes.of(answer.get()), false))
                        .with(OperationReport.of(operation).extensions()));
            }
        }
        ErrorReport errors = new ErrorReport(requestId);
        try {
            Transaction transaction = transaction(operation);
            return new Tries(operation, attempt(operation, errors), statements, limits, errors)
                    .run(caller, identity, connections, once == null ? transaction : transaction.asWhole(), once);
        } catch (RequestRefused refusal) {
            return Optional.of(errors.refused(refusal.errors()));
        }
    }

    /**
     * Makes a subscription ready to be carried out.
     *
     * @param operation of type SUBSCRIPTION
     * @throws ApiException BAD_USER_INPUT, or whatever else keeps it from being carried out
     */
    public SubscribedOperation subscribed(PreparedOperation operation) {
        try {
            return subscriptions.of(operation, variables(operation));
        } catch (RequestRefused refusal) {
            throw new ApiException(
                    refusal.errors().stream().map(ErrorReport::api).toList());
        } catch (RuntimeException e) {
            throw new ApiException(FieldFailures.errors(e));
        }
    }

    /** What is wrong with the request by itself; empty where it can run. */
    public List<ApiError> findings(ProjectRequest asked) {
        try {
            checked(asked);
            return List.of();
        } catch (RequestRefused refusal) {
            return refusal.errors().stream().map(ErrorReport::api).toList();
        }
    }

    /** Whether the schema that owners see has everything that the request names. */
    public boolean isValidForOwners(ProjectRequest asked) {
        return owners.get().read(asked.query(), asked.operationName()) instanceof CheckedDocuments.Accepted;
    }

    private Tries.Attempt attempt(PreparedOperation operation, ErrorReport report) {
        CompiledVariants variants = operation.facts().compiled();
        Optional<CompiledRun> run = variants == null ? Optional.empty() : compiled(operation, variants);
        return run.<Tries.Attempt>map(known -> context -> known.run(context, report))
                .orElse(context -> fetchers.run(operation, context, report));
    }

    private Transaction transaction(PreparedOperation operation) {
        if (!TransactionReader.isOn(operation.definition())) {
            return Transaction.DEFAULT;
        }
        CoercedVariables variables = variables(operation);
        return coerced(() -> TransactionReader.read(operation.definition(), schema, variables));
    }

    private Optional<CompiledRun> compiled(PreparedOperation operation, CompiledVariants variants) {
        CoercedVariables variables = variables(operation);
        return variants.with(variables).map(program -> new CompiledRun(operation.type(), program, variables));
    }

    private CoercedVariables variables(PreparedOperation operation) {
        OperationDefinition definition = operation.definition();
        if (definition.getVariableDefinitions().isEmpty()) {
            return CoercedVariables.emptyVariables();
        }
        return coerced(() -> ValuesResolver.coerceVariableValues(
                schema,
                definition.getVariableDefinitions(),
                RawVariables.of(operation.request().variables()),
                GraphQLContext.getDefault(),
                Locale.ROOT));
    }

    /** Made when it is first asked for. */
    private static <T> Supplier<T> once(Supplier<T> maker) {
        AtomicReference<@Nullable T> made = new AtomicReference<>();
        return () -> {
            T known = made.get();
            if (known == null) {
                known = maker.get();
                made.set(known);
            }
            return known;
        };
    }

    /** What does not fit its type refuses the whole request. */
    private static <T> T coerced(Supplier<T> coercion) {
        try {
            return coercion.get();
        } catch (RuntimeException e) {
            if (e instanceof GraphQLError error) {
                throw new RequestRefused(List.of(error));
            }
            throw e;
        }
    }
}
