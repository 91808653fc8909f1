package dev.weft.resolvers.execution;

import dev.weft.access.Caller;
import dev.weft.access.CallerValue;
import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.change.LoggedChange;
import dev.weft.resolvers.change.RowEvent;
import dev.weft.resolvers.change.RowStream;
import dev.weft.resolvers.change.Watch;
import dev.weft.resolvers.compiled.CompiledOperation;
import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.sql.Connections;
import dev.weft.resolvers.sql.Deadline;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.OutdatedTables;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.resolvers.sql.StatementObserver;
import dev.weft.resolvers.sql.Statements;
import dev.weft.resolvers.sql.TablesRead;
import dev.weft.resolvers.sql.Transaction;
import graphql.execution.CoercedVariables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A subscription's operation, which is carried out again and again: each time there is something to tell. Knows nothing of
 * who listens; callers of whom policies ask the same get the same.
 */
public final class SubscribedOperation {
    private static final ErrorReport REPORT = new ErrorReport(null);

    private final ProjectExecutor executor;
    private final PreparedOperation prepared;
    private final List<CallerValue> asked;
    private final @Nullable CompiledOperation compiled;
    private final CoercedVariables variables;
    private final @Nullable FetcherDriver fetchers;
    private final Statements statements;
    private final ExecutionLimits limits;
    private final Purpose purpose;

    /** What is subscribed to. */
    public sealed interface Purpose {
        /**
         * What is there now, whenever it is another.
         *
         * @param schema of the project in PostgreSQL
         */
        record Live(String schema) implements Purpose {}

        /** @param after where to go on; null for from now on */
        record Changes(Watch watch, @Nullable String after) implements Purpose {}

        /** @param after where to go on; null for from the first row on */
        record Rows(RowStream stream, @Nullable String after) implements Purpose {}
    }

    /**
     * @param asked of the caller by policies
     * @param compiled null where only graphql-java carries it out
     * @param fetchers of graphql-java, where it shall carry everything out
     */
    SubscribedOperation(
            ProjectExecutor executor,
            PreparedOperation prepared,
            List<CallerValue> asked,
            @Nullable CompiledOperation compiled,
            CoercedVariables variables,
            @Nullable FetcherDriver fetchers,
            Statements statements,
            ExecutionLimits limits,
            Purpose purpose) {
        this.executor = executor;
        this.prepared = prepared;
        this.asked = asked;
        this.compiled = compiled;
        this.variables = variables;
        this.fetchers = fetchers;
        this.statements = statements;
        this.limits = limits;
        this.purpose = purpose;
    }

    public Purpose purpose() {
        return purpose;
    }

    public PreparedOperation prepared() {
        return prepared;
    }

    /** What it has in common with those of other callers who are told the same. */
    public Likeness likeness(Caller caller) {
        List<@Nullable Object> known = new ArrayList<>();
        asked.forEach(value -> known.add(value.of(caller)));
        return new Likeness(
                executor,
                prepared.request().query(),
                prepared.request().operationName(),
                StartingPoint.without(prepared, variables.toMap()),
                Collections.unmodifiableList(known));
    }

    /**
     * What was found at one time.
     *
     * @param result an ExecutionResult as JSON
     * @param codes of its errors
     * @param read the tables that it depends on
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Found(byte[] result, List<ErrorCode> codes, TablesRead read) {}

    /**
     * What one change is told as.
     *
     * @param change what is told of, or the last of it
     * @param result an ExecutionResult as JSON
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Told(LoggedChange change, byte[] result) {}

    /**
     * A page of the rows that there are.
     *
     * @param rows how many it has
     * @param place of the last row that was read; null where none was
     * @param more whether there are more
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Backlog(byte[] result, int rows, @Nullable String place, boolean more) {}

    /** Carries out {@code live}. */
    public Found find(Caller caller, Connections connections) {
        TablesRead read = new TablesRead(((Purpose.Live) purpose).schema());
        ProjectResponse response = run(caller, connections, read, context -> {
            CompiledOperation program = compiled;
            return program == null || fetchers != null
                    ? fetched(context)
                    : new CompiledRun(prepared.type(), program, variables)
                            .run(context, REPORT)
                            .response();
        });
        return new Found(ResultText.of(response), response.codes(), read);
    }

    /**
     * Carries out {@code articleChanged} for changes of its collection.
     *
     * @throws OutdatedProgram where the tables are of another revision
     * @throws RuntimeException where the database could not say; then nothing is told
     */
    public List<Told> tell(List<LoggedChange> changes, Caller caller, Connections connections) {
        Watch watch = ((Purpose.Changes) purpose).watch();
        return run(caller, connections, StatementObserver.NONE, context -> {
            List<RowEvent> events = watch.events(changes, context.reader());
            List<byte[]> results = results(context, events);
            List<Told> told = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                told.add(new Told(events.get(i).change(), results.get(i)));
            }
            return told;
        });
    }

    private List<byte[]> results(OperationContext context, List<RowEvent> events) {
        if (fetchers != null || compiled == null) {
            return events.stream()
                    .map(event -> ResultText.of(fetched(context.telling(event))))
                    .toList();
        }
        return compiled.tell(context, variables, events).stream()
                .map(answer -> ResultText.of(REPORT.executed(CompiledRun.Result.of(answer), 0)))
                .toList();
    }

    /** Carries out {@code articleStream} for changes of its collection. Throws as {@link #tell} does. */
    public List<Told> arrived(List<LoggedChange> changes, Caller caller, Connections connections) {
        RowStream stream = ((Purpose.Rows) purpose).stream();
        return run(caller, connections, StatementObserver.NONE, context -> {
            List<Told> told = new ArrayList<>();
            for (RowStream.Arrived page : stream.arrived(changes, context.reader())) {
                told.add(new Told(page.last(), result(context, page.page())));
            }
            return told;
        });
    }

    /**
     * Carries out {@code articleStream} for a page of the rows that there are. Throws as {@link #tell} does.
     *
     * @param after place of the last row that was read; null at the beginning
     * @param arrived which of the rows with these keys came since the stream began
     * @param mark the cursor of a place
     * @param nothing the cursor of a page without rows
     */
    public Backlog backlog(
            Caller caller,
            Connections connections,
            @Nullable String after,
            Function<List<String>, Set<String>> arrived,
            UnaryOperator<String> mark,
            String nothing) {
        RowStream stream = ((Purpose.Rows) purpose).stream();
        RowPage read =
                run(caller, connections, StatementObserver.NONE, context -> stream.read(context.reader(), after));
        Set<String> late = arrived.apply(RowStream.keys(read));
        RowStream.Backlog told = RowStream.without(late, read, mark, nothing);
        byte[] result = run(caller, connections, StatementObserver.NONE, context -> result(context, told.page()));
        return new Backlog(result, told.page().rows().size(), told.place(), told.more());
    }

    private byte[] result(OperationContext context, RowPage page) {
        return ResultText.of(
                fetchers != null || compiled == null
                        ? fetched(context.telling(page))
                        : REPORT.executed(CompiledRun.Result.of(compiled.tell(context, variables, page)), 0));
    }

    private ProjectResponse fetched(OperationContext context) {
        FetcherDriver driver = fetchers;
        if (driver == null) {
            throw new IllegalStateException("neither compiled nor fetched");
        }
        return driver.run(prepared, context, REPORT).response();
    }

    private <T> T run(
            Caller caller, Connections connections, StatementObserver observer, Function<OperationContext, T> work) {
        try (OperationSession session = new OperationSession(
                connections,
                OperationSession.Mode.READ,
                statements,
                Deadline.in(limits.deadline()),
                observer,
                Transaction.DEFAULT,
                caller,
                null)) {
            T done = work.apply(new OperationContext(caller, session));
            if (session.isOutdated()) {
                throw new OutdatedProgram(new IllegalStateException("a field failed"));
            }
            return done;
        } catch (OutdatedTables e) {
            throw new OutdatedProgram(e);
        }
    }

    /** What a subscriber is told of a failure. What nobody foresaw goes to the log, and its id to the subscriber. */
    public static List<ApiError> errors(RuntimeException failure) {
        return FieldFailures.errors(failure);
    }
}
