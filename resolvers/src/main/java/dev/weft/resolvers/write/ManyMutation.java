package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One root field of a mutation of many rows: answers failures where its caller wants to see them. */
final class ManyMutation {
    private final FieldCall call;
    private final PayloadSelection selection;
    private final Writing writing;
    private final boolean bound;

    /** @param rights of who calls */
    ManyMutation(FieldCall call, CollectionModel collection, Rights rights) {
        this.call = call;
        this.selection = PayloadSelection.ofMany(call.selection(), collection);
        this.writing = rights.writing(call.context().session());
        this.bound = rights.of(collection).bound();
    }

    /**
     * @param argument whose parts are the results, where it fails
     * @param parts how many it has
     */
    Payload run(String argument, int parts, Supplier<BulkPayload> work) {
        try {
            return work.get();
        } catch (ApiException refusal) {
            if (!selection.errors() || !Mutation.isCorrectable(refusal)) {
                throw refusal;
            }
            session().rollBack();
            return BulkPayload.failed(argument, parts, refusal.errors());
        }
    }

    OperationSession session() {
        return call.context().session();
    }

    Writing writing() {
        return writing;
    }

    /** What is answered of each row. */
    RowShape shape() {
        return selection.row();
    }

    /** What writing must return of each row. */
    RowShape written() {
        return bound ? TreeWriter.keyOf(shape().collection()) : shape();
    }

    /** Rows as they are answered: where policies bind the caller, by one more look at what they have become. */
    List<Written> shown(List<Written> rows) {
        return bound && selection.showsRows() ? new SeenRows(writing, shape()).as(rows) : rows;
    }

    /** The same for every part of the argument. */
    Map<Integer, List<Written>> shown(Map<Integer, List<Written>> parts) {
        Iterator<Written> shown =
                shown(parts.values().stream().flatMap(List::stream).toList()).iterator();
        Map<Integer, List<Written>> same = new TreeMap<>();
        parts.forEach((index, rows) ->
                same.put(index, rows.stream().map(_ -> shown.next()).toList()));
        return same;
    }

    /** The same of rows that may only stay if policies let them. */
    void leavesOnceIf(boolean oneStatement) {
        writesOnceIf(oneStatement && !bound);
    }

    /** A single statement commits by itself where nothing else is asked of the database. */
    void writesOnceIf(boolean oneStatement) {
        if (oneStatement && call.alone() && !selection.readsMore()) {
            session().writesOnce();
        }
    }

    /** Whether parts may fail alone. */
    boolean goesOn() {
        return "CONTINUE".equals(call.arguments().get("onError"));
    }

    /** GraphQL has coerced it to a list of input objects. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> parts(String argument) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(call.arguments().get(argument));
    }
}
