package dev.weft.resolvers.sql;

import dev.weft.access.Caller;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.RowShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * All statements of one GraphQL operation: on one connection, leased when the first of them runs. Statements of a query
 * commit one by one; those of a mutation are one transaction, unless it writes once. Used by one thread at a time.
 */
public final class OperationSession implements AutoCloseable {
    /** Whether the operation is a query or a mutation. */
    public enum Mode {
        READ,
        WRITE
    }

    private final Connections connections;
    private final Mode mode;
    private final Statements texts;
    private final Deadline deadline;
    private final StatementObserver observer;
    private final Transaction transaction;
    private final Caller asker;
    private final @Nullable String request;
    private Caller caller;
    private final Set<String> undone = new LinkedHashSet<>();
    private final List<Runnable> committed = new ArrayList<>();
    private @Nullable String field;
    private @Nullable Savepoint beforeField;
    private @Nullable Connection connection;
    private int statements;
    private boolean inTransaction;
    private boolean attributed;
    private boolean writesOnce;
    private boolean failed;
    private boolean worthRetrying;
    private boolean outdated;
    private boolean outcomeUnknown;
    private int attempts;

    /** For statements that ask nothing of the caller. */
    public OperationSession(Connections connections, Mode mode, Statements texts, Deadline deadline) {
        this(
                connections,
                mode,
                texts,
                deadline,
                StatementObserver.NONE,
                Transaction.DEFAULT,
                new Caller.Anonymous(),
                null);
    }

    /**
     * @param request id of the request of which it is a part; null where there is none
     */
    public OperationSession(
            Connections connections,
            Mode mode,
            Statements texts,
            Deadline deadline,
            StatementObserver observer,
            Transaction transaction,
            Caller caller,
            @Nullable String request) {
        this.connections = connections;
        this.mode = mode;
        this.texts = texts;
        this.deadline = deadline;
        this.observer = observer;
        this.transaction = transaction;
        this.caller = caller;
        this.asker = caller;
        this.request = request;
    }

    /** Reads rows by any query whose result columns are those of the shape: a select, or a write that returns. */
    public List<Row> rows(Query query, RowShape shape) {
        return fetch(query, RowReader.rows(shape));
    }

    /**
     * The same for a statement whose text follows from a key, so that it is made once.
     *
     * @param parameters in the order of the text, see {@link Values#parameter}
     */
    public List<Row> rows(Object key, Supplier<Query> query, List<@Nullable Object> parameters, RowShape shape) {
        return fetch(texts.keptBy(key, query, parameters), RowReader.rows(shape));
    }

    /** The same, read by a reader of its own. */
    public <T> T fetch(Object key, Supplier<Query> query, List<@Nullable Object> parameters, ResultReader<T> reader) {
        return fetch(texts.keptBy(key, query, parameters), reader);
    }

    /** What policies leave of the tables for its caller. */
    public Guards guards() {
        return texts.guards();
    }

    /** The statements that its plans become. */
    Statements texts() {
        return texts;
    }

    /** Runs a statement that returns rows and reads them. */
    public <T> T fetch(Query query, ResultReader<T> reader) {
        return fetch(texts.once(query), reader);
    }

    /** The next statement reads of the collection no other rows than those with these keys. */
    void looksUp(CollectionModel collection, Supplier<List<String>> keys) {
        observer.looksUp(collection, keys);
    }

    <T> T fetch(BoundStatement asking, ResultReader<T> reader) {
        BoundStatement statement = asking.askedBy(caller);
        return guarded(opened -> {
            observer.beforeRun(opened, statement);
            try {
                return fetch(opened, statement, reader);
            } catch (SQLException e) {
                if (mode == Mode.READ && SqlErrors.isStalePlan(e)) {
                    return fetch(opened, statement, reader);
                }
                throw e;
            }
        });
    }

    /** Runs a statement that returns no rows and tells how many it touched. */
    public int execute(Query query) {
        return guarded(opened -> {
            statements++;
            BoundStatement bound = texts.once(query).askedBy(caller);
            observer.beforeRun(opened, bound);
            boolean first = isFirst();
            try (PreparedStatement statement = (first ? attributed(bound) : bound).prepare(opened)) {
                return first ? Attribution.count(statement) : statement.executeUpdate();
            }
        });
    }

    private <T> T fetch(Connection opened, BoundStatement bound, ResultReader<T> reader) throws SQLException {
        statements++;
        boolean first = isFirst();
        try (PreparedStatement statement = (first ? attributed(bound) : bound).prepare(opened);
                ResultSet result = first ? Attribution.rows(statement) : statement.executeQuery()) {
            return reader.read(result);
        }
    }

    /** Whether its transaction does not know yet who asks. */
    private boolean isFirst() {
        return mode == Mode.WRITE && !attributed;
    }

    private BoundStatement attributed(BoundStatement statement) {
        attributed = true;
        return Attribution.before(statement, asker, request);
    }

    /** Runs something else in the transaction. */
    public <T> T with(Work<T> work) {
        return guarded(work);
    }

    private <T> T guarded(Work<T> work) {
        deadline.check();
        try {
            return work.on(open());
        } catch (SQLException e) {
            throw mode == Mode.WRITE && writesOnce ? uncommitted(e) : failed(e);
        }
    }

    /**
     * Does work of a mutation that may fail alone: then what it did is undone, what was done before stays, and the
     * failure is thrown. One that calls for the whole operation to be tried again undoes everything. May be nested.
     */
    public <T> T attempt(Supplier<T> work) {
        Savepoint before = guarded(Connection::setSavepoint);
        attempts++;
        try {
            T result = work.get();
            guarded(opened -> {
                opened.releaseSavepoint(before);
                return before;
            });
            return result;
        } catch (RuntimeException e) {
            undo(before);
            throw e;
        } finally {
            attempts--;
        }
    }

    private void undo(Savepoint savepoint) {
        Connection opened = connection;
        if (opened != null && !failed) {
            try {
                opened.rollback(savepoint);
                attributed = false;
            } catch (SQLException _) {
                rollBack();
            }
        }
    }

    private RuntimeException failed(SQLException failure) {
        worthRetrying |= SqlErrors.isTransient(failure);
        outdated |= SqlErrors.isOutdated(failure);
        if (attempts == 0 || worthRetrying || outdated) {
            rollBack();
        }
        return SqlErrors.asException(failure);
    }

    private Connection open() throws SQLException {
        Connection opened = connection;
        if (opened == null) {
            opened = lease();
            connection = opened;
            if (mode == Mode.WRITE && !writesOnce) {
                opened.setAutoCommit(false);
                inTransaction = true;
                isolate(opened);
            }
        }
        return opened;
    }

    private void isolate(Connection opened) throws SQLException {
        if (transaction.isolation() != Transaction.Isolation.READ_COMMITTED) {
            Query level = DSL.query(
                    "set transaction isolation level " + transaction.isolation().sql());
            try (PreparedStatement statement = texts.once(level).prepare(opened)) {
                statement.execute();
            }
        }
    }

    /** A root field of a mutation begins. Where fields stand for themselves, it will be undone without those before it. */
    public void beginField(String resultKey) {
        field = resultKey;
        if (transaction.perField()) {
            Savepoint before = beforeField;
            beforeField = guarded(opened -> {
                if (before != null) {
                    opened.releaseSavepoint(before);
                }
                return opened.setSavepoint();
            });
        }
    }

    private Connection lease() {
        try {
            return connections.lease();
        } catch (SQLException e) {
            throw new ApiException(
                    ApiError.of(
                            ErrorCode.DATABASE_UNAVAILABLE,
                            "The database has no free connection; send the request again"),
                    e);
        }
    }

    /**
     * The first statement is the only one of the mutation that writes, and nothing after it can undo it: it commits by
     * itself, without a transaction around it. Comes too late once a statement has run.
     */
    public void writesOnce() {
        writesOnce = transaction.allowsSingleStatement();
    }

    /** Does something as somebody else: policies that speak of the caller then speak of him. */
    public <T> T as(Caller other, Supplier<T> work) {
        Caller before = caller;
        caller = other;
        try {
            return work.get();
        } finally {
            caller = before;
        }
    }

    /** Whether everything will be undone in the end. */
    public boolean isDryRun() {
        return transaction.dryRun();
    }

    /** Does something once the transaction has been committed. */
    public void whenCommitted(Runnable work) {
        committed.add(work);
    }

    /** Ends the transaction. What was rolled back stays so: then this does nothing. A dry run is rolled back. */
    public void commit() {
        Connection opened = connection;
        if (opened != null && inTransaction && !failed) {
            try {
                if (transaction.dryRun()) {
                    opened.rollback();
                } else {
                    opened.commit();
                    committed.forEach(Runnable::run);
                }
            } catch (SQLException e) {
                throw uncommitted(e);
            }
        }
    }

    private RuntimeException uncommitted(SQLException failure) {
        RuntimeException refusal = failed(failure);
        outcomeUnknown = SqlErrors.isConnectionLost(failure);
        return outcomeUnknown ? SqlErrors.outcomeUnknown(failure) : refusal;
    }

    /** Whether a commit was sent and its answer never came. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    /**
     * Undoes everything that a mutation has done and keeps it from committing; where root fields stand for themselves,
     * what the current one has done. What is read later sees none of it.
     */
    public void rollBack() {
        Connection opened = connection;
        Savepoint before = beforeField;
        if (opened == null || before == null || failed || worthRetrying || outdated) {
            rollBackAll();
            return;
        }
        undone.add(Objects.requireNonNull(field));
        try {
            opened.rollback(before);
            attributed = false;
        } catch (SQLException _) {
            rollBackAll();
        }
    }

    private void rollBackAll() {
        failed = true;
        Connection opened = connection;
        if (opened != null && inTransaction) {
            try {
                opened.rollback();
            } catch (SQLException _) {
                // The connection is broken, and with it the transaction is gone.
            }
        }
    }

    /** Whether the transaction was rolled back, or a statement of a query failed. */
    public boolean hasFailed() {
        return failed;
    }

    /** Whether what the root field did was rolled back, alone or with everything. */
    public boolean isUndone(String resultKey) {
        return failed || undone.contains(resultKey);
    }

    /** The root fields that were rolled back alone. */
    public Set<String> undone() {
        return Collections.unmodifiableSet(undone);
    }

    /** Whether the transaction met others and the whole operation should be tried again. */
    public boolean worthRetrying() {
        return worthRetrying;
    }

    /** Whether the tables are not those that the statements were made for. */
    public boolean isOutdated() {
        return outdated;
    }

    /** How many statements ran so far. */
    public int statements() {
        return statements;
    }

    /** Rolls back what was not committed and gives the connection back. */
    @Override
    public void close() {
        Connection opened = connection;
        connection = null;
        if (opened != null) {
            try (opened) {
                if (inTransaction) {
                    opened.rollback();
                    opened.setAutoCommit(true);
                }
            } catch (SQLException _) {
                // A broken connection: the pool finds out and replaces it.
            }
        }
    }

    /** What needs the connection itself. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
