package dev.weft.resolvers.execution;

import dev.weft.access.CallerValue;
import dev.weft.catalog.CollectionId;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.change.RowStream;
import dev.weft.resolvers.change.Watch;
import dev.weft.resolvers.compiled.CompiledDriver;
import dev.weft.resolvers.compiled.CompiledOperation;
import dev.weft.resolvers.compiled.CompiledVariants;
import dev.weft.resolvers.execution.SubscribedOperation.Purpose;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.Shapes;
import dev.weft.resolvers.sql.Statements;
import dev.weft.schema.Operation;
import dev.weft.schema.TypeNames;
import graphql.execution.CoercedVariables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes subscriptions of one schema ready to be carried out. */
final class SubscribedOperations {
    private final ProjectExecutor executor;
    private final ProjectModel model;
    private final ReadLimits pages;
    private final CompiledDriver compiler;
    private final boolean compiles;
    private final FetcherDriver fetchers;
    private final Statements statements;
    private final ExecutionLimits limits;
    private final Planner planner;

    /** @param compiles whether compiled operations are carried out as such; their arguments are read of them in any case */
    SubscribedOperations(
            ProjectExecutor executor,
            ProjectModel model,
            ReadLimits pages,
            CompiledDriver compiler,
            boolean compiles,
            FetcherDriver fetchers,
            Statements statements,
            ExecutionLimits limits) {
        this.executor = executor;
        this.model = model;
        this.pages = pages;
        this.compiler = compiler;
        this.compiles = compiles;
        this.fetchers = fetchers;
        this.statements = statements;
        this.limits = limits;
        this.planner = new Planner(model, pages);
    }

    SubscribedOperation of(PreparedOperation operation, CoercedVariables variables) {
        CompiledOperation program = variants(operation).with(variables).orElse(null);
        List<CallerValue> asked = AskedOfCaller.of(
                model, operation.document(), operation.request().variables());
        return new SubscribedOperation(
                executor,
                operation,
                asked,
                program,
                variables,
                program == null || !compiles ? fetchers : null,
                statements,
                limits,
                purpose(program, variables));
    }

    private CompiledVariants variants(PreparedOperation operation) {
        CompiledVariants known = operation.facts().compiled();
        return known == null ? compiler.variants(operation.document(), operation.definition()) : known;
    }

    /** What cannot be compiled asks for the schema, and that is there below {@code live} alone. */
    private Purpose purpose(@Nullable CompiledOperation program, CoercedVariables variables) {
        if (program == null) {
            return new Purpose.Live(model.schema());
        }
        List<CompiledOperation.Root> roots = program.roots(variables);
        if (roots.size() != 1) {
            throw invalid("A subscription has exactly one root field, whatever its variables say");
        }
        CompiledOperation.Root root = roots.getFirst();
        String after = (String) root.arguments().get("after");
        checkLogged(root.operation());
        return switch (root.operation()) {
            case Operation.Live _ -> new Purpose.Live(model.schema());
            case Operation.WatchRows(CollectionId id) -> new Purpose.Changes(watch(model.collection(id), root), after);
            case Operation.StreamRows(CollectionId id) ->
                new Purpose.Rows(
                        RowStream.read(planner, model.collection(id), root.arguments(), root.selection(), pages),
                        after);
            case null, default -> throw invalid("A subscription asks for more than the name of its type");
        };
    }

    private void checkLogged(@Nullable Operation operation) {
        CollectionId id = switch (operation) {
            case Operation.WatchRows(CollectionId watched) -> watched;
            case Operation.StreamRows(CollectionId streamed) -> streamed;
            case null, default -> null;
        };
        if (id != null && !model.collection(id).spec().changeLog()) {
            throw new ApiException(
                    ErrorCode.OPERATION_NOT_ALLOWED,
                    "Changes of '" + model.collection(id).spec().name()
                            + "' are not logged, so nobody can subscribe to them; switch on 'changeLog' of the collection");
        }
    }

    private Watch watch(CollectionModel collection, CompiledOperation.Root root) {
        boolean versioned = root.selection()
                .below(
                        TypeNames.change(collection.typeName()),
                        collection.spec().itemName())
                .fields(collection.typeName())
                .contains(Shapes.ROW_VERSION);
        return Watch.read(planner, collection, root.arguments(), versioned);
    }

    private static ApiException invalid(String message) {
        return new ApiException(ErrorCode.GRAPHQL_VALIDATION_FAILED, message);
    }
}
