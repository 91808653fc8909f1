package dev.weft.subscriptions.event;

import dev.weft.access.Caller;
import dev.weft.ddl.RowShape;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.change.ChangeKind;
import dev.weft.resolvers.change.LoggedChange;
import dev.weft.resolvers.execution.SubscribedOperation;
import dev.weft.resolvers.execution.SubscribedOperation.Purpose;
import dev.weft.resolvers.sql.Connections;
import dev.weft.subscriptions.log.Change;
import dev.weft.subscriptions.log.Image;
import dev.weft.subscriptions.log.Kind;
import dev.weft.subscriptions.stream.StreamPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns changes into what one caller, and whoever is like him, is told of them. */
public final class Events {
    private static final long LAST_32_BITS = 0xffff_ffffL;

    private final SubscribedOperation operation;
    private final Caller caller;
    private final Connections connections;
    private final CollectionModel collection;
    private final RowShape shape;
    private final boolean rows;

    public Events(SubscribedOperation operation, Caller caller, Connections connections) {
        this.operation = operation;
        this.caller = caller;
        this.connections = connections;
        this.collection = switch (operation.purpose()) {
            case Purpose.Changes changes -> changes.watch().collection();
            case Purpose.Rows stream -> stream.stream().collection();
            case Purpose.Live _ -> throw new IllegalArgumentException("a query is told of no changes");
        };
        this.rows = operation.purpose() instanceof Purpose.Rows;
        this.shape = RowShape.of(collection);
    }

    /**
     * What one or more changes are told as.
     *
     * @param index of the last of them
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Event(int index, byte[] result) {}

    public UUID collection() {
        return collection.id().value();
    }

    /** Whether pages of rows are told, which belong together, and not one change after the other. */
    public boolean areRows() {
        return rows;
    }

    /** Those of the collection, in their order. */
    public List<Event> of(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Function<Change, String> cursor = rows
                ? change -> new StreamPlace(change.position(), null).text()
                : change -> change.position().text();
        List<LoggedChange> logged =
                changes.stream().map(change -> logged(change, cursor)).toList();
        List<SubscribedOperation.Told> told =
                rows ? operation.arrived(logged, caller, connections) : operation.tell(logged, caller, connections);
        return numbered(logged, told);
    }

    /** Both are in the same order. */
    private static List<Event> numbered(List<LoggedChange> all, List<SubscribedOperation.Told> told) {
        List<Event> events = new ArrayList<>();
        int at = 0;
        for (SubscribedOperation.Told one : told) {
            while (!all.get(at).equals(one.change())) {
                at++;
            }
            events.add(new Event(at, one.result()));
        }
        return events;
    }

    private LoggedChange logged(Change change, Function<Change, String> cursor) {
        return new LoggedChange(
                kind(change.kind()),
                change.rowId(),
                json(change.before()),
                json(change.after()),
                Long.toString(change.transaction() & LAST_32_BITS),
                cursor.apply(change),
                change.at());
    }

    private @Nullable String json(@Nullable Image image) {
        return image == null ? null : image.in(shape);
    }

    private static ChangeKind kind(Kind kind) {
        return switch (kind) {
            case INSERT -> ChangeKind.CREATED;
            case UPDATE -> ChangeKind.UPDATED;
            case DELETE -> ChangeKind.DELETED;
        };
    }
}
